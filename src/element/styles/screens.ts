import { css } from 'lit';

/** What screens share, and how they give way where it is narrow. */
export const screens = css`
  @container (inline-size < 440px) {
    .heading {
      font-size: min(var(--m-large), 1.25em);
    }
    .headline {
      gap: calc(var(--m-space) * 1.5);
    }
    .headline > .tile {
      inline-size: 2.86em;
      block-size: 2.86em;
    }
    .headline > .badge {
      inline-size: 2.5em;
      block-size: 2.5em;
    }
    .actions .button {
      inline-size: 100%;
    }
  }
  .none {
    padding-block: calc(var(--m-space) * 3);
  }
  .none p {
    margin-block-end: var(--m-space);
  }
`;
