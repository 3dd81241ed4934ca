// On the server: renders the page's content as a framework like Next does, to a stream.
import { text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { StrictMode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { Integrations } from './integrations.tsx';

/** The page's content as HTML. */
export function render(): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = renderToPipeableStream(
      <StrictMode>
        <Integrations />
      </StrictMode>,
      { onAllReady: () => resolve(text(stream.pipe(new PassThrough()))), onError: reject },
    );
  });
}
