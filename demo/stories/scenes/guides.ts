/** Guides with all that they can have, as the person reads them before and beside the form. */
import { authorize, form, prepare, system } from '../../../test/element/fixtures/samples.ts';
import type { Guide } from '../../../src/contract/index.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Guides';

const token: Guide = {
  lang: 'en',
  summary: 'You need the address of GitLab, and a personal access token of a user.',
  prerequisites: ['A user of GitLab who may read the projects that count'],
  steps: [
    'Sign in as that user, open “Edit profile” behind the picture, then “Access tokens”.',
    'Add a token with the scope read_api and a day until which it is valid, and copy it.',
  ],
  warning: 'GitLab shows the token one time. Copy it before you leave the page.',
  places: [
    { label: 'Access tokens in this GitLab', url: '{origin}/-/user_settings/tokens', beside: 'password' },
  ],
  copy: [
    { label: 'Scope', value: 'read_api' },
    { label: 'Addresses that requests come from', value: '203.0.113.7, 203.0.113.16/28, 2001:db8:40::/48' },
  ],
  updated: '2026-11-22',
  source: 'GitLab’s documentation; not run here',
  link: {
    label: 'GitLab: personal access tokens',
    url: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
  },
};

const registered: Guide = {
  ...token,
  summary: 'You sign in at Xero. Before that, an app has to be registered with Xero, once.',
  prerequisites: [
    'A user of Xero with the role Adviser or Standard',
    'Somebody who may register apps with Xero',
  ],
  steps: [
    'Sign in at developer.xero.com, open “My Apps”, and create an app of the type “Web app”, with the redirect address under “To hand on”.',
    'Under “Configuration”, copy the client ID, choose “Generate a secret”, and copy that too.',
    'Go on: the page of Xero opens in a new tab, where you pick the organisation and agree.',
  ],
  warning: 'Xero shows the secret one time. Copy it before you save.',
  places: [{ label: 'Xero: my apps', url: 'https://developer.xero.com/app/manage' }],
  copy: [{ label: 'Redirect address', value: 'https://connect.example/oauth/callback/mkc_live_Qz3v/xero' }],
  link: {
    label: 'Xero: OAuth 2.0',
    url: 'https://developer.xero.com/documentation/guides/oauth2/overview/',
  },
};

const gitlab = { ...system, id: 'gitlab', name: 'GitLab', vendor: 'GitLab' };
const xero = { ...system, id: 'xero', name: 'Xero', vendor: 'Xero' };
const guide = { in: 'screen', at: '[part~=guide]' } as const;

/** The scenes. */
export const scenes: readonly Scene[] = [
  {
    name: 'A key that is shown once',
    steps: [{ ...prepare, system: gitlab, guide: token }],
    shows: { in: 'screen', at: '.guide .notice' },
  },
  {
    name: 'A place at the vendor',
    steps: [{ ...prepare, system: xero, guide: registered }],
    shows: { in: 'screen', at: '.guide a[href*=manage]' },
  },
  {
    name: 'A place in the typed system',
    steps: [{ ...form, system: gitlab, guide: token }],
    values: { address: 'https://gitlab.acme.example' },
    shows: { in: 'frame', at: '.field a' },
  },
  {
    name: 'Beside a sign-in',
    steps: [{ ...authorize, system: xero, guide: registered }],
    acts: [{ do: 'press', in: 'screen', at: 'details.help summary' }],
    shows: guide,
  },
];
