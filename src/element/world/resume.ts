/** Where a session's id is kept over a reload: the tab's session storage. The id is no secret; nothing else is kept. */
export interface ResumeStore {
  read(): string | undefined;
  write(session: string): void;
  clear(): void;
}

/** What tells one element's session from another's on the same site. */
export interface ResumeKey {
  readonly sessionUrl: string | undefined;
  readonly system: string | undefined;
  readonly connectionId: string | undefined;
  readonly index: number;
}

/** A store under a key. A browser that forbids storage simply has nothing to resume. */
export const resumeStore = (key: () => ResumeKey): ResumeStore => {
  const name = (): string => {
    const { sessionUrl, system, connectionId, index } = key();
    return `makini-connect:${JSON.stringify([sessionUrl ?? '', system ?? '', connectionId ?? '', index])}`;
  };
  return {
    read: () => quietly(() => sessionStorage.getItem(name())) ?? undefined,
    write: (session) => void quietly(() => sessionStorage.setItem(name(), session)),
    clear: () => void quietly(() => sessionStorage.removeItem(name())),
  };
};

const quietly = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};
