import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  beginProposal,
  getReadyForTheUnderground,
  savedHere,
  sayIt,
  setCornersByCrosshair,
  submit,
  untilAllReceived,
  untilMapIsDrawn,
} from '../pages/citizen.ts';
import { laneOf, saidOfLane, untilLaneKept, untilStreetsAreThere } from '../pages/streets.ts';
import { city, sharedInstallation } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const SLUG = 'echte-stadt';
const ADDRESSES = 10;
/** Land, water, streets of several classes, buildings and labels: a blank map has one or two colours. */
const MIN_COLOURS = 30;

const PROJECT = 'Radwege für die Stadt';

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
  test.use({ hasTouch: true });

  test('[J4] [SF4] a real town from its extract: the map is drawn, ten of its addresses are found, and a lane drawn without a network has the same figures at the city', async ({
    page,
    journey,
  }) => {
    // The pack is built meanwhile.
    test.setTimeout(480_000);
    const { url, dataFolder } = sharedInstallation();
    const pack = mkdtempSync(join(tmpdir(), 'werkstadt-pack-'));
    try {
      const port = Number(new URL(url).port);
      await city(dataFolder, port, 'build', join(town, 'town.osm.pbf'), '--out', pack);
      await city(dataFolder, port, 'add', pack, '--slug', SLUG);
      const file = join(pack, 'project.json');
      const inBoth = (text: string) => ({ de: text, en: text });
      writeFileSync(
        file,
        JSON.stringify({
          title: inBoth(PROJECT),
          summary: inBoth('Wo fehlt einer?'),
          description: inBoth('Zeichne ihn ein.'),
          kinds: ['bike-lane'],
          closesAt: '2099-12-31T22:59:59.000Z',
        }),
      );
      await city(dataFolder, port, 'project', file, '--slug', SLUG);
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

    await getReadyForTheUnderground(page, journey.url, PROJECT, SLUG);
    await page.context().setOffline(true);
    await beginProposal(page, PROJECT);
    await untilMapIsDrawn(page);
    await untilStreetsAreThere(page);
    await setCornersByCrosshair(page, 3);
    expect(laneOf(await untilLaneKept(page, 3)).network?.segments.length).toBeGreaterThan(0);
    const said = await saidOfLane(page);
    expect(said).toMatch(/ lang\. Etwa .+ Menschen wohnen /);
    await page.getByRole('button', { name: 'Fertig' }).click();
    await sayIt(page, { title: 'Radweg durch die Stadt', reason: 'Damit alle sicher ankommen.' });
    await submit(page);
    await expect(savedHere(page)).toBeVisible();
    await page.context().setOffline(false);
    await untilAllReceived(page);
    await page.getByRole('link', { name: 'Vorschlag ansehen' }).click();
    await expect(page.locator('.consequences__sentence')).toHaveText(said);
    await expect(page.getByText('Es sind dieselben Zahlen wie beim Absenden.')).toBeVisible();
  });
}
