/** The one global of the contract: the WHATWG URL parser, the same in browsers, workers and Node. It parses; it reaches nothing. */
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
