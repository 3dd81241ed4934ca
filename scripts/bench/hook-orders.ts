// What the receivers of webhooks are told, and what they tell: plain data between two processes.

/** How a receiver fails: by a status, by cutting the connection, or by never answering. */
export type FailingWay = 'refuses' | 'hangs up' | 'is silent';

/** Open so many; let these fail and forget what came; tell what came. */
export type HookOrder =
  | { readonly kind: 'open'; readonly count: number }
  | { readonly kind: 'fail'; readonly ways: readonly (readonly [number: number, way: FailingWay])[] }
  | { readonly kind: 'tell' };

/** Times are milliseconds since 1970, with fractions; `failed` counts what came to those that fail. */
export type HookTold =
  | { readonly kind: 'ports'; readonly ports: readonly number[] }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'arrivals';
      readonly arrivals: readonly (readonly [id: string, at: number])[];
      readonly failed: number;
    };
