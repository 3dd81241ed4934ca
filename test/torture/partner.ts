// A partner as a process of its own: the SDK behind a port, tokens in a sealed file. Everything it is told comes by one variable.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { keyFrom } from '../../demo/partner/key-file.ts';
import { createPartner } from 'makini-connect/partner';
import { sealedFileStore } from 'makini-connect/partner/stores/sealed-file';
import type { Delivered, PartnerPlace } from './partner-place.ts';

const place = JSON.parse(process.env['PARTNER_PLACE'] ?? '{}') as PartnerPlace;
const store = sealedFileStore({
  folder: join(place.folder, 'tokens'),
  key: keyFrom(join(place.folder, 'key')),
});

const hashed = (token: string): string => createHash('sha256').update(token).digest('base64url');

const partner = createPartner({
  service: place.service,
  clientId: place.clientId,
  clientSecret: place.clientSecret,
  webhookSecret: place.webhookSecret,
  origins: [place.origin],
  publicUrl: place.origin,
  customer: (request) => {
    const id = request.headers.get('x-customer');
    return id === null ? null : { id };
  },
  onToken: async (delivery) => {
    const { token, connection, customer } = delivery;
    const delivered: Delivered = { connection: connection.id, customer: customer.id, token: hashed(token) };
    appendFileSync(join(place.folder, 'deliveries'), `${JSON.stringify(delivered)}\n`);
    await store.put(delivery);
  },
  onError: ({ code, message }) => console.error(`${code}: ${message}`),
});

const reconciled = async (): Promise<Response> => {
  const { stored, failed } = await partner.reconcile();
  return Response.json({ stored: stored.length, failed: failed.length });
};

serve({
  hostname: '127.0.0.1',
  port: place.port,
  fetch: async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz') return new Response('ok');
    if (pathname === '/reconcile')
      return reconciled().catch((error: unknown) => new Response(String(error), { status: 503 }));
    return partner.handle(request);
  },
});

// At start and now and then, as the guide for backends says.
const look = (): void => void partner.reconcile().catch((error: unknown) => console.error(String(error)));
look();
setInterval(look, 5_000);
