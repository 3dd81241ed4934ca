/** The globals of the contract: the WHATWG URL parser and its query, the same in browsers, workers and Node. They parse; they reach nothing. */
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly origin: string;
  static canParse(url: string): boolean;
}

declare class URLSearchParams {
  constructor(pairs: Readonly<Record<string, string>>);
  toString(): string;
}
