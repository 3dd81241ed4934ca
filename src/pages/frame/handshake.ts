// The frame's side of the handshake: who may speak to it, and the port over which everything after is said.
import { FrameHello, ToFrame } from '../../contract/index.ts';
import type { FromFrame } from '../../contract/index.ts';

/** The port to the element: tells it things, hears what the contract knows; everything else is dropped. */
export interface ElementPort {
  tell(message: FromFrame): void;
  hear(listener: (message: ToFrame) => void): void;
}

/** The origins that the service wrote into the page as allowed to embed it; none when they cannot be read. */
export const knownOrigins = (page: Document): readonly string[] => {
  const written = page.querySelector('meta[name="makini-origins"]')?.getAttribute('content') ?? '';
  try {
    const read: unknown = JSON.parse(written);
    return Array.isArray(read) ? read.filter((origin) => typeof origin === 'string') : [];
  } catch {
    return []; // a page that names nobody is embedded by nobody
  }
};

/** Calls back once, for the first hello that the embedding window sends from a known origin with exactly one port. */
export const awaitHello = (
  self: Window,
  origins: readonly string[],
  heard: (port: ElementPort) => void,
): void => {
  const listen = (event: MessageEvent): void => {
    const [port] = event.ports;
    if (event.source !== self.parent || !origins.includes(event.origin)) return;
    if (!port || event.ports.length !== 1 || !FrameHello.safeParse(event.data).success) return;
    self.removeEventListener('message', listen);
    heard(elementPort(port));
  };
  self.addEventListener('message', listen);
};

const elementPort = (port: MessagePort): ElementPort => ({
  tell: (message) => port.postMessage(message),
  hear: (listener) => {
    port.onmessage = ({ data }: MessageEvent) => {
      const read = ToFrame.safeParse(data);
      if (read.success) listener(read.data);
    };
    port.postMessage({ type: 'ready', version: 1 } satisfies FromFrame);
  },
});
