/** `/openapi.json`: OpenAPI 3.1, generated from the contract's routes table and schemas. */
import * as z from 'zod/mini';
import * as contract from '../contract/index.ts';
import type { Route, RouteAuth } from '../contract/index.ts';

type Json = Record<string, unknown>;

const schemePerAuth: Readonly<Record<RouteAuth, readonly string[]>> = {
  none: [],
  client: ['clientBasic'],
  session: ['sessionToken'],
  frame: ['frameToken'],
  app: ['appToken'],
  token: ['connectionToken'],
};

const bearer = (description: string): Json => ({ type: 'http', scheme: 'bearer', description });
const securitySchemes = {
  clientBasic: {
    type: 'http',
    scheme: 'basic',
    description:
      'Client id and secret (RFC 6749 section 2.3.1); or client_id and client_secret as fields of the body.',
  },
  appToken: bearer('An app token (grant client_credentials).'),
  connectionToken: bearer('The API token of a connection.'),
  sessionToken: bearer('The element’s session token; bound to the Origin of its page.'),
  frameToken: bearer('The frame’s token; from the service’s own page alone.'),
};

type Names = z.core.$ZodRegistry<{ id?: string | undefined }>;

const isSchema = (value: unknown): value is z.ZodMiniType => value instanceof z.ZodMiniType;

const addOnce = (named: Names, schema: z.ZodMiniType | undefined, id: string): void => {
  if (schema && !named.has(schema)) named.add(schema, { id });
};

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const allRoutes: readonly (readonly [string, Route])[] = Object.entries(contract.routes);

/** Every schema the contract exports under its own name; what only a route knows is named after the route. */
const registerAll = (): Names => {
  const named: Names = z.registry<{ id?: string | undefined }>();
  for (const [name, value] of Object.entries(contract)) if (isSchema(value)) addOnce(named, value, name);
  for (const [name, route] of allRoutes) {
    addOnce(named, route.body, `${capital(name)}Request`);
    addOnce(named, route.query, `${capital(name)}Query`);
    addOnce(named, route.answer.body, `${capital(name)}Answer`);
  }
  return named;
};

const refTo = (id: string): string => `#/components/schemas/${id}`;

const componentsOf = (named: Names): Record<string, Json> => {
  const { schemas } = z.toJSONSchema(named, { uri: refTo, io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [
      name,
      schema as Json,
    ]),
  );
};

const parametersOf = (route: Route, named: Names, components: Record<string, Json>): Json[] => {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = route.query && components[named.get(route.query)?.id ?? ''];
  const required = (query?.['required'] ?? []) as readonly string[];
  const inQuery = Object.entries((query?.['properties'] ?? {}) as Json).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const inHeader = (route.headers ?? []).map((name) => ({ name, in: 'header', schema: { type: 'string' } }));
  return [...inPath, ...inQuery, ...inHeader];
};

const operationOf = (name: string, route: Route, named: Names, components: Record<string, Json>): Json => {
  const schemaOf = (schema: z.ZodMiniType): Json => ({ $ref: refTo(named.get(schema)?.id ?? '') });
  const { body, answer } = route;
  const content =
    answer.type === 'none'
      ? {}
      : { content: { [answer.type]: answer.body ? { schema: schemaOf(answer.body) } : {} } };
  const error =
    route.errors === 'oauth'
      ? { 'application/json': { schema: { $ref: refTo('OAuthError') } } }
      : { 'application/problem+json': { schema: { $ref: refTo('Problem') } } };
  return {
    operationId: name,
    summary: route.summary,
    security: schemePerAuth[route.auth].map((scheme) => ({ [scheme]: [] })),
    parameters: parametersOf(route, named, components),
    ...(body && {
      requestBody: {
        required: !body.safeParse({}).success,
        content: Object.fromEntries((route.accepts ?? []).map((type) => [type, { schema: schemaOf(body) }])),
      },
    }),
    responses: {
      [String(answer.status)]: { description: route.summary, ...content },
      default: { description: 'What went wrong', content: error },
    },
  };
};

const pathsOf = (named: Names, components: Record<string, Json>): Record<string, Json> => {
  const paths: Record<string, Json> = {};
  for (const [name, route] of allRoutes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(name, route, named, components),
    };
  }
  return paths;
};

/** What partners are told; signed as Standard Webhooks. */
const webhooksOf = (named: Names): Record<string, Json> => {
  const schema = { $ref: refTo(named.get(contract.WebhookEvent)?.id ?? '') };
  const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const post = {
    parameters: headers.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } })),
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { '2XX': { description: 'Taken; anything else is tried again' } },
  };
  return Object.fromEntries(contract.webhookTypes.map((type) => [type, { post }]));
};

/** The whole document for a service at this origin. */
export const openApiDocument = (issuer: string, version: string): Json => {
  const named = registerAll();
  const schemas = componentsOf(named);
  return {
    openapi: '3.1.0',
    info: { title: 'makini-connect', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: issuer }],
    paths: pathsOf(named, schemas),
    webhooks: webhooksOf(named),
    components: { schemas, securitySchemes },
  };
};
