/** The dashboard's routes about clients and their secrets, each of which is readable once. */
import { Hono } from 'hono';
import { dashboardRoutes, type ClientFault } from '../../contract/index.ts';
import { changeClient } from '../clients/change.ts';
import { registerClient, revokeSecret, rotateSecret, usualSecretOverlap } from '../clients/register.ts';
import { registrationFaults } from '../clients/registration.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { listOperatorClients, operatorClient } from './clients.ts';
import { mountOperator } from './mount.ts';

const refuse = (problems: readonly ClientFault[]): void => {
  if (problems.length === 0) return;
  throw new ProblemError('malformed_request', {
    detail: 'Some of it cannot be registered so.',
    errors: problems.map(({ field, index, fault }) => ({
      pointer: `/${field}${index === undefined ? '' : `/${index}`}`,
      detail: fault,
    })),
    members: { reason: 'client', problems },
  });
};

/** Clients. */
export const clientRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const { store, clock } = ports;
  mountOperator(app, ports, dashboardRoutes.operatorClients, async ({ query }) => ({
    body: await listOperatorClients(ports, query),
  }));
  mountOperator(app, ports, dashboardRoutes.operatorMakeClient, async ({ body }) => {
    const { name, mode, redirect_uris: redirectUris, origins } = body;
    const registration = { name, mode, redirectUris, origins };
    refuse(registrationFaults(registration));
    const { id, secret } = await registerClient(store, clock, registration);
    return { body: { client: await operatorClient(ports, id), secret } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorClient, async ({ params }) => ({
    body: { client: await operatorClient(ports, params.id) },
  }));
  mountOperator(app, ports, dashboardRoutes.operatorChangeClient, async ({ params, body }) => {
    refuse((await changeClient(store, clock, params.id, body)) ?? []);
    return { body: { client: await operatorClient(ports, params.id) } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorRotateSecret, async ({ params, body }) => {
    const { id } = await operatorClient(ports, params.id);
    const hours = body.overlap_hours;
    const overlap = hours === undefined ? usualSecretOverlap : Math.round(hours * 3600);
    const { secret } = await rotateSecret(store, clock, id, overlap);
    return { body: { client: await operatorClient(ports, id), secret } };
  });
  mountOperator(app, ports, dashboardRoutes.operatorEndSecret, async ({ params }) => {
    const { id, secrets } = await operatorClient(ports, params.id);
    if (!secrets.some(({ hint }) => hint === params.hint))
      throw new ProblemError('not_found', { detail: 'This client has no such secret any more.' });
    await revokeSecret(store, clock, id, params.hint);
    return { body: { client: await operatorClient(ports, id) } };
  });
  return app;
};
