/** The words of one failure, in any language. */

/** What did not work (`title`), and why and what mends it (`explain`); places as in `sentence`. */
export interface FailureWords {
  readonly title: string;
  readonly explain: string;
  /** Whose turn it is, where it is more than one person's; otherwise the owner's own words say it. */
  readonly turn?: string;
}
