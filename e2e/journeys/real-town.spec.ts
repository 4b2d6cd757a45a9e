import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { untilMapIsDrawn } from '../pages/citizen.ts';
import { city, sharedInstallation } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const SLUG = 'echte-stadt';
const ADDRESSES = 10;
/** Land, water, streets of several classes, buildings and labels: a blank map has one or two colours. */
const MIN_COLOURS = 30;

const town = resolve(import.meta.dirname, '../../../shared/data/neubrandenburg');

/** Addresses that are there once, evenly from all over the list: «street number». */
function someAddresses(): string[] {
  const rows = readFileSync(join(town, 'addresses.csv'), 'utf8').trim().split('\n').slice(1);
  const all = rows
    .map((row) => row.split(','))
    .filter((columns) => columns.length === 6 && columns[0] !== '' && columns[3] !== '')
    .map(([street, number]) => `${street} ${number}`);
  const once = all.filter((address) => all.indexOf(address) === all.lastIndexOf(address));
  return Array.from(
    { length: ADDRESSES },
    (_, index) => once[Math.floor(((index + 0.5) * once.length) / ADDRESSES)] ?? '',
  );
}

// Without the data beside the project there is no real town to show.
if (existsSync(town)) {
  test('a real town from its extract: the map is drawn, and ten of its addresses are found', async ({
    page,
    journey,
  }) => {
    const { url, dataFolder } = sharedInstallation();
    const pack = mkdtempSync(join(tmpdir(), 'werkstadt-pack-'));
    try {
      const port = Number(new URL(url).port);
      await city(dataFolder, port, 'build', join(town, 'town.osm.pbf'), '--out', pack);
      await city(dataFolder, port, 'add', pack, '--slug', SLUG);
    } finally {
      rmSync(pack, { recursive: true, force: true });
    }
    await page.goto(`${journey.url}/${SLUG}`);
    await untilMapIsDrawn(page);
    const picture = (await page.locator('.base-map__canvas').screenshot()).toString('base64');
    const blank = await page.context().newPage();
    const colours = await blank.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const pixels = new Uint32Array(context?.getImageData(0, 0, image.width, image.height).data.buffer ?? []);
      return new Set(pixels).size;
    }, picture);
    expect(colours).toBeGreaterThan(MIN_COLOURS);
    await blank.close();

    await page.getByRole('button', { name: 'Suchen', exact: true }).click();
    for (const address of someAddresses()) {
      await page.getByRole('searchbox').fill(address);
      await expect(page.getByRole('list', { name: 'Orte' }).getByText(address, { exact: true }).first()).toBeVisible();
    }
  });
}
