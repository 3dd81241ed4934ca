/** Whether a statement that somebody else wrote only reads, as far as its words say; the databases hold it to that themselves where they can. Pure. */

/** What a statement that reads begins with, brackets before it. */
const begins = /^[\s(]*(?:select|with|values|table|show|explain|describe|desc)\b/i;

/** MySQL writes files while it reads, and runs some comments. */
const mysqlWrites = /\b(?:outfile|dumpfile)\b|\/\*[!M]/i;

/** What stands in quotes, in brackets or in a comment of one line; a longer comment may hold another and is not looked through. */
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]|--[^\n\r\u0085\u2028\u2029]*|\/\*/g;

/** Words by which SQL Server changes something, runs something, or asks another server. Statements need nothing between them there. */
const changing =
  /\b(?:insert|update|delete|merge|truncate|drop|alter|create|exec|execute|commit|rollback|save|begin|grant|revoke|deny|into|set|use|backup|restore|bulk|dbcc|kill|shutdown|reconfigure|waitfor|declare|openrowset|openquery|opendatasource|xp_\w+|sp_\w+|writetext|updatetext|disable|enable|checkpoint|receive|send|raiserror|throw|goto|while|if)\b/i;

/** Numbers, which are words of their own there: `1commit` is two. With a power of ten, which may end early (`1e`), and without. */
const numbers = [
  /(?<![\w@#$])[$£€¥]?(?:0x[\da-f]*|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d*)?)/gi,
  /(?<![\w@#$])[$£€¥]?(?:0x|\d+\.?\d*|\.\d+)/gi,
];

const changesInSqlServer = (text: string): boolean => {
  let isUnclear = false;
  const rest = text.replace(quoted, (part) => {
    isUnclear ||= part === '/*';
    return ' ';
  });
  const spaced = numbers.map((number) => rest.replace(number, ' '));
  return isUnclear || /['"]/.test(rest) || spaced.some((words) => changing.test(words));
};

/** Whether a statement only reads, in this dialect. */
export const reads = (dialect: 'postgresql' | 'mysql' | 'sql_server', text: string): boolean => {
  if (!begins.test(text) || text.includes('\0')) return false;
  if (dialect === 'mysql') return !mysqlWrites.test(text);
  return dialect === 'postgresql' || !changesInSqlServer(text);
};
