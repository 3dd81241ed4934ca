/** Which events an endpoint wants: a list of types in its row, or all. */

type Listening = { readonly events: string | null };

/** The types that an endpoint wants; null for all. */
export const eventsOf = ({ events }: Listening): string[] | null =>
  events === null ? null : (JSON.parse(events) as string[]);

/** Whether it wants to be told of this type. */
export const wants = (endpoint: Listening, type: string): boolean =>
  eventsOf(endpoint)?.includes(type) ?? true;

/** A choice of types as its row keeps it. */
export const keptEvents = (events: readonly string[] | null): string | null =>
  events === null ? null : JSON.stringify([...new Set(events)].toSorted());
