/** The catalogue as one partner's people see it: where the partner is registered, nobody is asked for a client of their own. */
import type { System, SystemMethod } from '../../contract/index.ts';
import type { Catalogue } from '../ports.ts';

/** The fields that a registration fills. */
const filled: readonly string[] = ['client_id', 'client_secret'];

/** The guide of systems at which nobody at the customer has to register anything. */
const guide = 'oauth2-registered';

/** Whether a system is signed in to with an OAuth client, so that there is something to register. */
export const takesClient = ({ methods }: System): boolean => methods.some(isFilled);

const isFilled = ({ method, fields }: SystemMethod): boolean =>
  method.startsWith('oauth2_') && fields.some(({ name }) => filled.includes(name));

const withoutClient = <M extends SystemMethod>(method: M): M => ({
  ...method,
  fields: method.fields.filter(({ name }) => !filled.includes(name)),
});

/** A system as people see it whose partner is registered there: what takes the partner's client comes first. */
export const asRegistered = (system: System): System => {
  const ready = system.methods.filter(isFilled);
  if (ready.length === 0) return system;
  const others = system.methods.filter((method) => !isFilled(method));
  return { ...system, guide, methods: [...ready.map(withoutClient), ...others] };
};

/** The catalogue in which these systems are shown so. What was typed is judged by it; what it is sent by stays the whole system. */
export const viewOf = (catalogue: Catalogue, registered: ReadonlySet<string>): Catalogue => ({
  systems: catalogue.systems,
  find: (id, way) => {
    const system = catalogue.find(id, way);
    return system && registered.has(id) ? asRegistered(system) : system;
  },
  guide: (system) => catalogue.guide(system),
  index: (mode) => catalogue.index(mode),
});
