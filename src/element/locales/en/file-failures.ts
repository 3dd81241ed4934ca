/** English: words for folders of files behind SSH. */
import type { FailureWords } from '../failure-words.ts';

/** A server that is not the one it was, and a folder that is not there. */
export const fileFailures = {
  'tls.host_key_changed': {
    title: 'The server is another one than before',
    explain:
      '{host|The server} shows another key than when this connection was made ({key|it is not shown}). Somebody may have set it up anew, or stands in between. Ask whoever runs it, and connect again only if they know of it.',
  },
  'access.folder_missing': {
    title: 'There is no folder {folder|like that}',
    explain:
      'The sign-in worked. Check how the folder is written, or leave it empty for the place where the server puts the user.',
  },
} satisfies Record<string, FailureWords>;
