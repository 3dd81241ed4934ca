/** PEM (RFC 7468) as it comes out of a form: often in one line, with whatever stood around it. */

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----([\s\S]{1,16384}?)-----END \1-----/g;

/** How a key of the older kind says that it is encrypted; the length of what follows is that of the cipher's blocks. */
const oldHeader =
  /^Proc-Type: ?4,ENCRYPTED *DEK-Info: ?(?:(AES-\d{3}-CBC),([0-9A-F]{32})|(DES-EDE3-CBC),([0-9A-F]{16}))/;

const lines = (base64: string): string => base64.match(/.{1,64}/g)?.join('\n') ?? '';

const written = (label: string, text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  const [header = '', aes, aesIv, des, desIv] = oldHeader.exec(flat) ?? [];
  const info =
    header === '' ? '' : `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${aes ?? des ?? ''},${aesIv ?? desIv ?? ''}\n\n`;
  const base64 = flat.slice(header.length).replaceAll(' ', '');
  return `-----BEGIN ${label}-----\n${info}${lines(base64)}\n-----END ${label}-----\n`;
};

/** The blocks of a text whose label ends like this (`CERTIFICATE`, `PRIVATE KEY`), each as a PEM of its own, in order. */
export const pemBlocks = (text: string, label: string): string[] =>
  [...text.matchAll(block)]
    .filter(([, name = '']) => name.endsWith(label))
    .map(([, name = '', body = '']) => written(name, body));
