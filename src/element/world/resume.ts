/** Where a session's id is kept over a reload: the tab's session storage. The id is no secret; nothing else is kept. */
export interface ResumeStore {
  read(): string | undefined;
  write(session: string): void;
  clear(): void;
}

/** What tells one element's session from another's on the same site, beside its position among its kind. */
interface Kept extends Element {
  readonly sessionUrl?: string | undefined;
  readonly system?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly purpose?: string | undefined;
}

const nameOf = (element: Kept): string => {
  const root = element.getRootNode() as Document | ShadowRoot | Element;
  const index = [...root.querySelectorAll(element.localName)].indexOf(element);
  const { sessionUrl = '', system = '', connectionId = '', purpose = '' } = element;
  return `makini-connect:${JSON.stringify([sessionUrl, system, connectionId, purpose, index])}`;
};

/** The store of one element. A browser that forbids storage simply has nothing to resume. */
export const resumeStore = (element: Kept): ResumeStore => ({
  read: () => quietly(() => sessionStorage.getItem(nameOf(element))) ?? undefined,
  write: (session) => void quietly(() => sessionStorage.setItem(nameOf(element), session)),
  clear: () => void quietly(() => sessionStorage.removeItem(nameOf(element))),
});

const quietly = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};
