// Puts the frame together: handshake first, then one controller over one port. Nothing is drawn for a page that is not known.
import { FrameController } from './controller.ts';
import type { Delays } from './controller.ts';
import { awaitHello, knownOrigins } from './handshake.ts';
import { reportHeight } from './height.ts';
import { ServiceClient } from './service.ts';
import { frameEnglish } from './languages.ts';

/** Starts the frame in this window; refuses with a plain sentence when it is opened on its own. `delays` shorten waits in tests. */
export const startFrame = (delays: Partial<Delays> = {}): void => {
  const root = document.getElementById('makini-frame');
  if (!root)
    throw new Error('The frame’s page has no <div id="makini-frame">: serve it by GET /connect/frame.');
  const origins = knownOrigins(document);
  if (window.parent === window || origins.length === 0) {
    root.textContent = frameEnglish.frameWords.top_level;
    return;
  }
  awaitHello(window, origins, (port) => {
    const controller = new FrameController({ root, port, origins, service: new ServiceClient(), delays });
    reportHeight(root, (px) => port.tell({ type: 'height', px }));
    controller.start();
  });
};
