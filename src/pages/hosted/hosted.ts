/** Puts the hosted page together: the element asks this page for its session, and hands its answer to it. */
import { returnAddress } from '../../contract/index.ts';
import type { HostedGrant } from '../../contract/index.ts';
import type { MakiniExitEvent, MakiniStepEvent } from '../../element/events.ts';
import type { MakiniConnect } from '../../element/makini-connect.ts';
import { askGrant } from './grant.ts';
import { StepHistory } from './history.ts';

/** What waits for a page that is being left. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** What of the window this page moves; tests hand in their own. */
export interface Place {
  readonly window: Window;
  leave(address: string): void;
  reload(): void;
}

const here: Place = {
  window,
  // Replaced, not assigned: Back from the app does not lead into a flow that is over.
  leave: (address) => location.replace(address),
  reload: () => location.reload(),
};

/** Starts the page around its element. */
export const startHosted = (element: MakiniConnect, place: Place = here): void => {
  const session = element.dataset['session'] ?? '';
  let grant: HostedGrant | undefined;

  const leave = (answer: Readonly<Record<string, string>>): void => {
    if (!grant) return place.reload();
    element.hidden = true;
    place.leave(returnAddress(grant.redirect_uri, answer));
  };

  element.getSession = async () => {
    const answer = await askGrant(session);
    if (answer.ok) return (grant = answer.grant);
    if (!answer.over) throw Object.assign(new Error('The session was not opened.'), { code: answer.code });
    place.reload();
    return never();
  };
  element.handOver = (answer) => {
    leave({ ...answer });
    return never();
  };

  const steps = new StepHistory(place.window, () => element.back());
  element.addEventListener('makini-step', ({ detail }: MakiniStepEvent) => steps.arrived(detail.kind));
  element.addEventListener('makini-beside', (event) =>
    steps.arrived((event as CustomEvent<string | null>).detail === null ? 'select' : 'beside'),
  );
  element.addEventListener('makini-exit', ({ detail }: MakiniExitEvent) => {
    if (detail.reason === 'expired' || detail.reason === 'handover_pending') return place.reload();
    if (detail.reason !== 'cancelled' || !grant) return;
    leave({
      error: 'access_denied',
      error_description: 'cancelled',
      state: grant.state,
      iss: grant.service,
    });
  });
  // Kept from before it was left: only the service knows how the session stands now.
  place.window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) place.reload();
  });
};
