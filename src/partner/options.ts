/** What a partner is made of, and the check of it: one sentence per problem, all of them at once. */
import type { ConnectionChange, ConnectionSummary, WebhookEvent } from '../contract/index.ts';
import { PartnerError } from './partner-error.ts';
import { isPath } from './return-path.ts';
import { isWebhookSecret } from './webhook-signature.ts';

/** Who is logged in: the partner's own id of the customer (at most 255 characters; it must not change), and a name to show. */
export interface Customer {
  readonly id: string;
  readonly name?: string;
}

/** What a request wants to do, for `may`: open or continue a session, hand a finished one over, see connections, or change one. */
export type PartnerAction =
  | {
      readonly kind: 'session';
      readonly system?: string;
      readonly connectionId?: string;
      /** `settings`: choose what the connection includes; not there where the session is for connecting. */
      readonly purpose?: 'settings';
    }
  | { readonly kind: 'callback' }
  | { readonly kind: 'connections' }
  | { readonly kind: 'connection'; readonly connectionId: string; readonly change: ConnectionChange };

/** A token to store. Store it by `connection.id`: the same delivery may come more than once. */
export interface Delivery {
  readonly token: string;
  readonly connection: ConnectionSummary;
  readonly customer: Customer;
  /** Only where tokens end, at `expiresAt` (the operator's choice; Makini's own do): keep both, and ask `tokenFor`. */
  readonly refreshToken?: string;
  readonly expiresAt?: Date;
}

/** Where the ids of webhooks that were taken are kept, for several processes; keep one for four days at least. What it throws has the service tell again. */
export interface TakenStore {
  /** Whether a webhook of this id was taken. */
  has(id: string): boolean | Promise<boolean>;
  /** It was taken: called after `onEvent` has returned. */
  add(id: string): void | Promise<void>;
}

/** The part of `fetch` that the SDK uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The options of `createPartner`. */
export interface PartnerOptions {
  /** Origin of the connect service: https, or http on loopback. `'makini'` is Makini's own, as it is published: by redirect only. */
  readonly service: string;
  readonly clientId: string;
  /** The client's secret; while it rotates, `[new, old]`. */
  readonly clientSecret: string | readonly string[];
  /** At least 32 characters, independent of the client's secrets (`[new, old]` while it rotates); without it one is derived from each secret. */
  readonly bindingKey?: string | readonly string[];
  /** Exact origins of the pages that embed the element, e.g. `https://app.example`; the service must know them as well. Not needed with `service: 'makini'`. */
  readonly origins?: readonly string[];
  /** Path under which `handle` is mounted; default `/makini`. */
  readonly basePath?: string;
  /** Origin under which browsers reach this backend; needed where a proxy changes host or scheme. */
  readonly publicUrl?: string;
  /** Absolute URL of the callback, exactly as registered; default: public origin, base path, `/callback`. */
  readonly callbackUrl?: string;
  /** Ids of the systems to offer; without it the whole catalogue. */
  readonly systems?: readonly string[];
  /** Path of the page to which a session that ran on the service's own page comes back, where the link names none; default `/`. */
  readonly returnTo?: string;
  /** Who is logged in now, or null. The request's body has been read already; what this throws, `handle` throws; an id that is no text is answered with `customer_malformed`. */
  customer(request: Request): Customer | null | Promise<Customer | null>;
  /**
   * Whether the person may do this; without it everybody who is logged in may. Asked with what the page says, and once more where the
   * service says that a session which goes on is for another connection, or for settings.
   */
  may?(request: Request, action: PartnerAction): boolean | Promise<boolean>;
  /** Store the token. Runs at least once per token and never twice at the same time for one connection; when it throws, the page may try again. */
  onToken(delivery: Delivery): void | Promise<void>;
  /** What `onToken` was given last for this connection, such as `store.get`; `tokenFor` needs it. */
  getToken?(connectionId: string): Delivery | undefined | Promise<Delivery | undefined>;
  /** What `makini-connect webhook add` printed (`[new, old]` while it rotates): with it `POST <base>/webhook` takes webhooks. */
  readonly webhookSecret?: string | readonly string[];
  /** Told of every webhook, after the SDK did its own part (`connection.authorized`: fetched the token if need be). When it throws, the service tells again. */
  onEvent?(event: WebhookEvent): void | Promise<void>;
  /** Where it is kept which webhooks were taken; without it this process remembers the last ten thousand. */
  readonly taken?: TakenStore;
  /** Told of everything that went wrong on the server's side; default: one line on `console.error`. */
  onError?(error: PartnerError): void;
  /** Instead of the global `fetch`. */
  readonly fetch?: Fetch;
}

/** The options after checking, defaults filled in; secrets and binding keys as lists, the current one first. */
export interface Settings {
  readonly service: string;
  /** Whether it is Makini's own. */
  readonly isMakini: boolean;
  readonly clientId: string;
  readonly secrets: readonly string[];
  readonly bindingKeys: readonly string[];
  readonly origins: ReadonlySet<string>;
  readonly basePath: string;
  readonly publicUrl: string | undefined;
  readonly callbackUrl: string | undefined;
  readonly systems: readonly string[] | undefined;
  readonly returnTo: string;
  readonly customer: PartnerOptions['customer'];
  readonly may: NonNullable<PartnerOptions['may']>;
  readonly onToken: PartnerOptions['onToken'];
  readonly getToken: PartnerOptions['getToken'] | undefined;
  readonly webhookSecrets: readonly string[];
  readonly onEvent: (event: WebhookEvent) => void | Promise<void>;
  readonly taken: TakenStore | undefined;
  readonly onError: NonNullable<PartnerOptions['onError']>;
  readonly fetch: Fetch;
}

/** Where backends ask Makini's own service. */
const makiniApi = 'https://api.makini.io';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const listed = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Why this is not a URL the SDK accepts, or undefined; an origin has nothing after the port. */
const urlProblem = (value: unknown, kind: 'origin' | 'url'): string | undefined => {
  if (!isText(value) || !URL.canParse(value)) return 'is not an absolute URL';
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'is neither https nor http';
  if (url.protocol === 'http:' && !loopback.test(url.hostname))
    return 'must be https (http only on loopback)';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'has a user name or a fragment';
  if (kind === 'origin' && value !== url.origin)
    return `must be an origin and nothing more, here "${url.origin}"`;
  return undefined;
};

const urlSentences = (options: PartnerOptions): string[] => {
  const one = (name: string, value: unknown, kind: 'origin' | 'url'): string[] => {
    const problem = urlProblem(value, kind);
    return problem === undefined ? [] : [`${name} ${problem}.`];
  };
  return [
    ...(options.service === 'makini' ? [] : one('service', options.service, 'origin')),
    ...(options.publicUrl === undefined ? [] : one('publicUrl', options.publicUrl, 'origin')),
    ...(options.callbackUrl === undefined ? [] : one('callbackUrl', options.callbackUrl, 'url')),
    ...(options.service === 'makini' && options.origins === undefined
      ? []
      : Array.isArray(options.origins) && options.origins.length > 0
        ? (options.origins as readonly unknown[]).flatMap((origin, at) =>
            one(`origins[${at}]`, origin, 'origin'),
          )
        : ['origins must list at least one origin of a page that embeds the element.']),
  ];
};

const secretSentences = (options: PartnerOptions): string[] => {
  const secrets = listed(options.clientSecret);
  const keys = listed(options.bindingKey);
  return [
    ...(isText(options.clientId)
      ? []
      : ['clientId is missing: it is printed when the client is registered at the service.']),
    ...(secrets.length > 0 && secrets.every(isText)
      ? []
      : ['clientSecret is missing or empty: give the client’s secret, or [new, old] while it rotates.']),
    ...(options.bindingKey === undefined ||
    (keys.length > 0 && keys.every((key) => isText(key) && key.length >= 32))
      ? []
      : ['bindingKey must have at least 32 characters of random text (or be a list of such keys).']),
    ...(listed(options.webhookSecret).every(isWebhookSecret)
      ? []
      : ['webhookSecret must be as "makini-connect webhook add" printed it: whsec_ and base64.']),
  ];
};

const shapeSentences = (options: PartnerOptions): string[] => [
  ...(['customer', 'onToken'] as const).flatMap((name) =>
    typeof options[name] === 'function' ? [] : [`${name} must be a function.`],
  ),
  ...(['may', 'getToken', 'onEvent', 'onError', 'fetch'] as const).flatMap((name) =>
    options[name] === undefined || typeof options[name] === 'function' ? [] : [`${name} must be a function.`],
  ),
  ...(options.taken === undefined ||
  (['has', 'add'] as const).every((name) => typeof options.taken?.[name] === 'function')
    ? []
    : ['taken must have the functions has and add.']),
  ...(options.basePath === undefined || /^(\/[\w.~-]+)+$/.test(String(options.basePath))
    ? []
    : ['basePath must look like "/makini": a leading slash and none at its end.']),
  ...(options.systems === undefined ||
  (Array.isArray(options.systems) &&
    options.systems.length > 0 &&
    options.systems.every((id: unknown) => isText(id) && /^[a-z0-9-]+$/.test(id)))
    ? []
    : ['systems must be a list of ids of the catalogue, such as ["sap-s-4hana"].']),
  ...(options.returnTo === undefined || isPath(options.returnTo)
    ? []
    : ['returnTo must be a path of this site, such as "/settings/integrations".']),
];

const report = (error: PartnerError): void => {
  console.error(`makini-connect/partner: ${error.code}: ${error.message}`, error.cause ?? '');
};

/** Checks the options; throws one `PartnerError` (`options_malformed`) that lists every problem, without showing a secret. */
export const readOptions = (options: PartnerOptions): Settings => {
  const problems = [...urlSentences(options), ...secretSentences(options), ...shapeSentences(options)];
  if (problems.length > 0) {
    throw new PartnerError('options_malformed', `createPartner cannot start: ${problems.join(' ')}`);
  }
  const secrets = listed(options.clientSecret) as readonly string[];
  return {
    service: options.service === 'makini' ? makiniApi : options.service,
    isMakini: options.service === 'makini',
    clientId: options.clientId,
    secrets,
    bindingKeys: options.bindingKey === undefined ? secrets : (listed(options.bindingKey) as string[]),
    origins: new Set(options.origins ?? []),
    basePath: options.basePath ?? '/makini',
    publicUrl: options.publicUrl,
    callbackUrl: options.callbackUrl,
    systems: options.systems,
    returnTo: options.returnTo ?? '/',
    customer: (request) => options.customer(request),
    may: (request, action) => options.may?.(request, action) ?? true,
    onToken: (delivery) => options.onToken(delivery),
    getToken: options.getToken && ((id) => options.getToken?.(id)),
    webhookSecrets: listed(options.webhookSecret) as string[],
    onEvent: (event) => options.onEvent?.(event),
    taken: options.taken,
    onError: (error) => (options.onError ?? report)(error),
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
  };
};
