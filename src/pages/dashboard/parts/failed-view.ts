/** A view whose code did not come: because the service is away, or because it has another version by now. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Service } from '../service.ts';
import type { Speech } from '../speech.ts';
import { troubleOf } from '../trouble.ts';
import { button, troubleText } from './bits.ts';

/** That the service answers, so that its files may be others now; or the code of a trouble. */
export type ViewFailure = 'answers' | { readonly code: string };

/** Which it is. Never rejects. */
export const whyMissing = async (service: Service): Promise<ViewFailure> => {
  try {
    await service.call('dashboardState', { background: true });
    return 'answers';
  } catch (error) {
    return { code: troubleOf(error).code };
  }
};

/** Once the service answers, the page is loaded again: where somebody is stands in the address. */
export const lookAgain = async (service: Service): Promise<ViewFailure> => {
  const failure = await whyMissing(service);
  if (failure === 'answers') location.reload();
  return failure;
};

/** What to show in the place of the view, and the way on: a browser may keep that the code did not come, until the page is loaded again. */
export const failedView = (
  speech: Speech,
  failure: ViewFailure,
  again: () => Promise<void>,
): TemplateResult =>
  html`<div class="empty">
    <h1 class="heading" tabindex="-1">
      ${failure === 'answers' ? speech.say('shell.old') : troubleText(speech, failure)}
    </h1>
    ${
      failure === 'answers'
        ? button('secondary', speech.say('shell.reload'), () => location.reload())
        : button('secondary', speech.say('common.again'), () => void again())
    }
  </div>`;
