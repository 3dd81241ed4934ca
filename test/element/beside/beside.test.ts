import { assert } from '@open-wc/testing';
import { json } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { prepare, select } from '../fixtures/samples.ts';
import { at, key, service, type } from '../fixtures/setup.ts';
import { wholeIndex } from '../fixtures/whole-index.ts';

const rows = ({ all }: Placed): string[] =>
  all('[role=option] .strong').map(({ textContent }) => textContent ?? '');
const caption = ({ all }: Placed): string => all('#caption')[0]?.textContent?.trim() ?? '';

/** An element at the search of the whole catalogue. */
const searching = async (): Promise<Placed & { search: HTMLInputElement }> => {
  service.on('/catalogue/index.json', () => json(wholeIndex));
  const placed = await at(select, 'Which system');
  await until('rows', () => placed.all('[role=option]').length === 50);
  return { ...placed, search: placed.one('#search') as HTMLInputElement };
};

const answered = async (): Promise<unknown> => {
  const asked = await until('the answer', () => service.asked.find(({ path }) => path.endsWith('/answer')));
  return JSON.parse(asked.body);
};

describe('an address in the search', () => {
  it('finds the system that lies there, and goes on to the form without path and query', async () => {
    const placed = await searching();
    type(placed.search, 'https://acme.service-now.com/now/nav?uri=%2Fincident');
    await until('recognised', () => caption(placed) === 'Recognised from the address');
    assert.isTrue(
      rows(placed).every((name) => name.startsWith('ServiceNow')),
      rows(placed).join(),
    );
    service.step = prepare;
    placed.all('[role=option]')[0]?.click();
    assert.deepEqual(await answered(), {
      kind: 'select',
      step: 's1',
      system: 'servicenow-itsm',
      address: 'https://acme.service-now.com',
    });
    const [picked] = placed.told.filter(({ name }) => name === 'select');
    assert.notMatch(JSON.stringify(picked), /acme/);
  });

  it('finds what a server speaks', async () => {
    const placed = await searching();
    type(placed.search, 'jdbc:postgresql://db.acme.example:5433/plant');
    await until('PostgreSQL', () => rows(placed)[0] === 'PostgreSQL');
    service.step = prepare;
    key(placed.search, 'ArrowDown');
    key(placed.search, 'Enter');
    const { system, address } = (await answered()) as Record<string, string>;
    assert.deepEqual([system, address], ['postgresql', 'db.acme.example:5433']);
  });

  it('offers what a system may speak that nobody knows there', async () => {
    const placed = await searching();
    type(placed.search, 'https://erp.acme.example/app');
    await until('the ways', () => caption(placed).startsWith('No system is known at this address'));
    const found = rows(placed);
    assert.equal(found[0], 'Another system');
    assert.includeMembers(found, [
      'OData service',
      'PostgreSQL',
      'MySQL',
      'MariaDB',
      'MQTT broker',
      'SFTP server',
    ]);
    assert.include(found, 'OAuth 2 interface');
  });

  it('is a name where it is one', async () => {
    const placed = await searching();
    type(placed.search, 'customer.io');
    await until('the system', () => rows(placed)[0] === 'Customer.io');
  });

  for (const [text, id] of [
    ['rocket.chat', 'rocket-chat'],
    ['PRO.FILE', 'pro-file'],
  ] as const)
    it(`is none where it is a name, and the form begins without it: ${text}`, async () => {
      const placed = await searching();
      type(placed.search, text);
      await until('the system', () => rows(placed)[0]?.toLowerCase() === text.toLowerCase());
      service.step = prepare;
      placed.all('[role=option]')[0]?.click();
      assert.deepEqual(await answered(), { kind: 'select', step: 's1', system: id });
    });
});

describe('a secret in the search', () => {
  const secret = 'p4ss-w0rd-of-the-plant';
  const texts = [
    `postgres://reader:${secret}@db.acme.example/plant`,
    `curl -H 'Authorization: Bearer ${secret}' https://api.acme.example`,
    `password=${secret}`,
  ];

  for (const text of texts)
    it(`is taken out, and said so once: ${text.slice(0, 12)}`, async () => {
      const placed = await searching();
      const seen: string[] = [];
      const root = placed.element.shadowRoot as ShadowRoot;
      const observer = new MutationObserver(() => seen.push(root.textContent ?? ''));
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      type(placed.search, text);
      const notice = await until('the notice', () => placed.all('.notice')[0]);
      assert.include(notice.textContent ?? '', 'password or a key');
      assert.equal(placed.search.value, '');
      assert.equal(placed.all('[role=option]').length, 50);
      await until('it is said', () => placed.one('.live').textContent?.includes('password or a key'));
      observer.disconnect();
      assert.isFalse(seen.some((each) => each.includes(secret)));
      assert.isFalse(service.asked.some(({ body, path }) => `${path} ${body}`.includes(secret)));
      assert.notInclude(JSON.stringify(placed.told), secret);
      type(placed.search, 'odoo');
      await until('the search', () => rows(placed)[0] === 'Odoo');
      assert.lengthOf(placed.all('.notice'), 0);
    });

  it('is not shown again while half of it is typed', async () => {
    const placed = await searching();
    type(placed.search, `postgres://reader:${secret}`);
    await until('none', () => placed.all('.none .strong')[0]?.textContent?.includes('Nothing is known'));
    assert.notInclude(placed.element.shadowRoot?.textContent ?? '', secret);
  });
});

describe('a system that is not listed', () => {
  it('is connected by what it speaks, by keyboard as well', async () => {
    const placed = await searching();
    placed.button('My system is not listed').focus();
    placed.button('My system is not listed').click();
    await placed.arrive('not listed');
    assert.equal(placed.element.shadowRoot?.activeElement, placed.one('.view .heading'));
    const ways = placed.all('.way');
    assert.isAtLeast(ways.length, 8);
    for (const way of ways) assert.notEqual(way.querySelector('.small')?.textContent?.trim(), '');
    service.step = prepare;
    ways.find(({ textContent }) => textContent?.includes('MQTT broker'))?.click();
    assert.deepEqual(await answered(), { kind: 'select', step: 's1', system: 'mqtt-broker' });
  });

  it('is left by Back, by Escape and by the page', async () => {
    const placed = await searching();
    const shown: unknown[] = [];
    placed.element.addEventListener('makini-beside', (event) => shown.push((event as CustomEvent).detail));
    const open = async (): Promise<void> => {
      placed.button('My system is not listed').click();
      await placed.arrive('not listed');
    };
    await open();
    placed.button('Back').click();
    await placed.arrive('Which system');
    await open();
    key(placed.all('.way')[0] as HTMLElement, 'Escape');
    await placed.arrive('Which system');
    await open();
    key(placed.one('.heading'), 'Escape'); // there the focus arrives
    await placed.arrive('Which system');
    await open();
    assert.isTrue(placed.element.back());
    await placed.arrive('Which system');
    assert.isFalse(placed.element.back());
    assert.deepEqual(shown, ['ways', null, 'ways', null, 'ways', null, 'ways', null]);
  });
});
