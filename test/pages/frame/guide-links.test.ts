import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit/html.js';
import { readAddress } from '../../../src/contract/index.ts';
import type { GuideLink } from '../../../src/contract/index.ts';
import { filledLink } from '../../../src/pages/frame/guide-links.ts';
import { judge } from '../../../src/pages/frame/judging.ts';
import { FrameHost } from './host.ts';
import { fields, formStep } from './steps.ts';

const link = (url: string): GuideLink => ({ label: 'Keys', url, beside: 'password' });
const filled = (url: string, values: Record<string, string>): string | undefined =>
  filledLink(link(url), fields, values, { html, readAddress, judge });

describe('A link made of what is typed', () => {
  it('begins at the address, or at its origin.', () => {
    const values = { address: 'acme.example:8443/erp/?x=1' };
    expect(filled('{address}/keys', values)).to.equal('https://acme.example:8443/erp/keys');
    expect(filled('{origin}/keys', values)).to.equal('https://acme.example:8443/keys');
    expect(filled('{address}/', { address: 'acme.example' })).to.equal('https://acme.example/');
  });

  it('is not there while something is missing, malformed or a secret.', () => {
    expect(filled('{origin}/keys', {})).to.equal(undefined);
    expect(filled('{origin}/keys', { address: 'ftp://acme.example' })).to.equal(undefined);
    expect(filled('https://x.example/{client}', { client: 'abc' })).to.equal(undefined);
    expect(filled('https://x.example/{password}', { password: 's3cret' })).to.equal(undefined);
  });

  it('keeps what is typed in its place: it opens no other path, and no other host.', () => {
    const typed = filled('https://x.example/{username}/keys', { username: '../a?b#c@d' });
    expect(typed).to.equal('https://x.example/..%2Fa%3Fb%23c%40d/keys');
    expect(filled('https://{username}.x.example/', { username: 'evil.example/' })).to.equal(undefined);
    expect(filled('https://{username}.x.example/', { username: 'acme' })).to.equal('https://acme.x.example/');
  });

  it('leads to web pages alone; without encryption only where the system is typed so.', () => {
    expect(filled('{origin}/keys', { address: 'http://acme.example' })).to.equal('http://acme.example/keys');
    expect(filled('http://x.example/{client}', { client: '100' })).to.equal(undefined);
    expect(filled('javascript:alert({client})', { client: '100' })).to.equal(undefined);
  });
});

describe('A form whose guide leads into the system', () => {
  const hosts: FrameHost[] = [];
  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('shows the link below its field as soon as the address is there, and takes it away again.', async () => {
    const step = formStep();
    const places = [link('{origin}/keys'), { label: 'Elsewhere', url: 'https://vendor.example/' }];
    const host = (await new FrameHost({ ...step, guide: { ...step.guide, places } }).load()).greet();
    hosts.push(host);
    await host.show({ ...step, guide: { ...step.guide, places } });
    expect(host.has('.field a')).to.equal(false);
    host.type('address', 'acme.example');
    await waitUntil(() => host.has('.field a'));
    const anchor = host.find<HTMLAnchorElement>('.field:has(#field-password) a');
    expect([anchor.href, anchor.target, anchor.rel]).to.deep.equal([
      'https://acme.example/keys',
      '_blank',
      'noopener noreferrer',
    ]);
    host.type('address', 'acme example');
    await waitUntil(() => !host.has('.field a'));
  });
});
