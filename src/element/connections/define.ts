// Here: `<makini-connections>`, the list of a customer's connections, with its events, its calls to the host and its views; this file registers it, unless it is there already. Not here: the flow that connects or reconnects (makini-connect.ts).
import { MakiniConnections } from './makini-connections.ts';

if (!customElements.get('makini-connections')) customElements.define('makini-connections', MakiniConnections);

export * from './events.ts';
export { MakiniConnections };
