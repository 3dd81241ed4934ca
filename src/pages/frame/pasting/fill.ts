// Here: what becomes of something pasted into the form: which part goes into which field, and what is shown of it; loaded when it is
// needed. Not here: what a text is (element/pasted).
import type { Field, Values } from '../../../contract/index.ts';
import type { Parts, Pasted } from '../../../element/pasted/pasted.ts';

/** What a pasted text does to a form: `values` for open fields, `secrets` for secret ones; `rest` when something found no place. */
export type Fill =
  | { readonly is: 'filled'; readonly values: Values; readonly secrets: Values; readonly rest: boolean }
  | { readonly is: 'other'; readonly engine: string }
  | { readonly is: 'unknown' };

/** The fields that take a part, the first that the form has. */
const places: Readonly<Record<string, readonly string[]>> = {
  address: ['address'],
  username: ['username', 'user', 'email', 'access_key'],
  password: ['password'],
  token: ['token', 'api_token', 'key'],
  key: ['key', 'api_key', 'application_key', 'token'],
  header: ['header', 'name'],
  parameter: ['parameter', 'name'],
  tenant: ['tenant', 'ti', 'tenant_id'],
  tenant_id: ['tenant_id', 'tenant'],
  email: ['email', 'client_email', 'username'],
};

/** Whether a field can hold a value. */
export type Accepts = (field: Field, value: string) => boolean;

const placed = (fields: readonly Field[], parts: Parts, accepts: Accepts): Values => {
  const values: Record<string, string> = {};
  for (const [part, value] of Object.entries(parts)) {
    const names = places[part] ?? [part];
    const field = names
      .flatMap((name) => fields.find((each) => each.name === name && !(name in values)) ?? [])
      .find((each) => accepts(each, value));
    if (field) values[field.name] = value;
  }
  return values;
};

/** A form for a server says at which port it is reached, which tells what it speaks; a form for a web address says none. */
const isFor = (fields: readonly Field[], { engine }: Pasted): boolean => {
  if (!engine) return true;
  const address = fields.find(({ name, type }) => name === 'address' && type === 'url');
  return address?.port === engine.port || (address?.port === 8883 && engine.name === 'MQTT');
};

/** Decides which part goes where; a secret goes into a secret field or nowhere. */
export const fillOf = (fields: readonly Field[], pasted: Pasted | undefined, accepts: Accepts): Fill => {
  if (!pasted) return { is: 'unknown' };
  if (!isFor(fields, pasted)) return { is: 'other', engine: pasted.engine?.name ?? '' };
  const isSecret = ({ type }: Field): boolean => type === 'secret';
  const values = placed(
    fields.filter((field) => !isSecret(field)),
    pasted.open,
    accepts,
  );
  const secrets = placed(fields.filter(isSecret), pasted.secret, accepts);
  const [filled, withheld] = [Object.keys(secrets).length, Object.keys(pasted.secret).length];
  if (Object.keys(values).length + filled === 0) return { is: 'unknown' };
  return { is: 'filled', values, secrets, rest: filled < withheld };
};
