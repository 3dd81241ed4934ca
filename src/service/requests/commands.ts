/** `makini-connect request …`: what people asked for, as the operator reads it. */
import { Command } from 'commander';
import type { Store } from '../ports.ts';
import { finishRequest, listRequests, type ListedRequest } from './kept.ts';

/** What the commands need of the command line. */
export interface RequestRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
}

/** What strangers wrote moves no cursor and turns no line around. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

const linesOf = ({ id, client, customer, asked_at, done_at, ...said }: ListedRequest): string[] => {
  const asked = `${asked_at.slice(0, 10)}${done_at === null ? '' : `, done ${done_at.slice(0, 10)}`}`;
  const rows = [
    ['maker', said.maker],
    ['note', said.note],
    [
      'asked',
      `${asked} by ${plain(customer)} of ${client}${said.lang === null ? '' : ` in ${plain(said.lang)}`}`,
    ],
  ] as const;
  const given = rows.flatMap(([what, text]) => (text === null ? [] : [`  ${what.padEnd(6)} ${plain(text)}`]));
  return [`${id}  ${plain(said.name)}`, ...given];
};

/** The group `request`. */
export const requestCommands = ({ withStore, say }: RequestRoom): Command => {
  const request = new Command('request').description(
    'systems that people asked for because they are not listed',
  );
  request
    .command('list')
    .description('what was asked for and is not done')
    .option('--all', 'what is done, too')
    .option('--json', 'print JSON')
    .action(({ all = false, json = false }: { all?: boolean; json?: boolean }) =>
      withStore(async (store) => {
        const found = await listRequests(store, all);
        if (json) return say(JSON.stringify(found));
        if (found.length === 0) return say('Nothing was asked for that is not done.');
        for (const each of found) for (const line of linesOf(each)) say(line);
      }),
    );
  request
    .command('done')
    .description('it was seen to: it is forgotten a month later')
    .argument('<request>')
    .action((id: string) =>
      withStore(async (store) => {
        await finishRequest(store, Date.now, id);
        say(`${id} is done.`);
      }),
    );
  return request;
};
