import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  beginProposal,
  getReadyForTheUnderground,
  received,
  savedHere,
  sayIt,
  setCornersByCrosshair,
  submit,
  untilAllReceived,
  untilMapIsDrawn,
} from '../pages/citizen.ts';
import { Fingers } from '../pages/fingers.ts';
import { blocksOf, chooseSchool, keptPlan, middleOfPainting, paintAlong } from '../pages/painting.ts';
import { laneOf, saidOfLane, untilLaneKept, untilStreetsAreThere } from '../pages/streets.ts';
import { writeDistrictTables } from '../support/real-town-tables.ts';
import { city, sharedInstallation, signInAsStaff } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';

const SLUG = 'echte-stadt';
const ADDRESSES = 10;
/** Land, water, streets of several classes, buildings and labels: a blank map has one or two colours. */
const MIN_COLOURS = 30;

const LANES = 'Radwege für die Stadt';
const DISTRICTS = 'Schulbezirke für die Stadt';
const PROJECTS = [
  [LANES, 'bike-lane'],
  [DISTRICTS, 'school-district'],
] as const;

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

/** Builds the town, gives it today's districts and places by tables made for its blocks, and adds it with its projects. */
async function addTown(): Promise<void> {
  const { url, dataFolder } = sharedInstallation();
  const port = Number(new URL(url).port);
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-pack-'));
  const [blocks, pack] = [join(folder, 'blocks'), join(folder, 'pack')];
  try {
    await city(dataFolder, port, 'build', join(town, 'town.osm.pbf'), '--out', blocks);
    const { places, zones } = writeDistrictTables(blocks, folder);
    const tables = ['--places', places, '--districts', zones];
    await city(dataFolder, port, 'build', join(town, 'town.osm.pbf'), '--out', pack, ...tables);
    await city(dataFolder, port, 'add', pack, '--slug', SLUG);
    for (const [title, kind] of PROJECTS) {
      const file = join(folder, 'project.json');
      const inBoth = (text: string) => ({ de: text, en: text });
      writeFileSync(
        file,
        JSON.stringify({
          title: inBoth(title),
          summary: inBoth('Wo fehlt etwas?'),
          description: inBoth('Zeichne es ein.'),
          kinds: [kind],
          closesAt: '2099-12-31T22:59:59.000Z',
        }),
      );
      await city(dataFolder, port, 'project', file, '--slug', SLUG);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Without the data beside the project there is no real town to show.
if (existsSync(town)) {
  test.use({ hasTouch: true });

  test.beforeAll(async () => {
    test.setTimeout(480_000);
    await addTown();
  });

  test('[J4] [SF4] a real town from its extract: the map is drawn, ten of its addresses are found, and a lane drawn without a network has the same figures at the city', async ({
    page,
    journey,
  }) => {
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

    await getReadyForTheUnderground(page, journey.url, LANES, SLUG);
    await page.context().setOffline(true);
    await beginProposal(page, LANES);
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

  test('[DU1] [DU6] [DU7] a parent repaints a district in flight mode and sees whom it touches; a planner compares the plan with today', async ({
    page,
    context,
    journey,
  }) => {
    const title = `Die Innenstadt gehört zusammen ${Date.now()}`;
    await getReadyForTheUnderground(page, journey.url, DISTRICTS, SLUG);
    await context.setOffline(true);
    await beginProposal(page, DISTRICTS);
    const { x, y } = await middleOfPainting(page);
    const school = await chooseSchool(page, blocksOf(SLUG).schoolName.indexOf('Grundschule Süd') + 1);
    await paintAlong(await Fingers.of(page), [
      { x: x - 40, y: y - 40 },
      { x, y },
      { x: x + 40, y: y + 20 },
    ]);
    await expect.poll(async () => Object.keys(await keptPlan(page)).length).toBeGreaterThan(2);
    await page.locator('.sheet__handle').click();
    await expect(page.getByText(/^Etwa \d+ Kinder müssten die Schule wechseln\.$/)).toBeVisible();
    await expect(
      page.getByText(/^Für andere: .* müssten die Schule wechseln\. .* gehen über 200 m weiter\./),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Fertig' }).click();
    await expect(page.getByLabel('Für welche Schule?')).toHaveValue(school);
    await sayIt(page, { title, reason: 'Kinder aus einer Straße gehen zusammen zur Schule.' });
    await submit(page);
    await expect(savedHere(page)).toBeVisible();
    await context.setOffline(false);
    await expect(received(page)).toBeVisible({ timeout: 60_000 });

    const planner = await journey.phone();
    await signInAsStaff(planner, sharedInstallation(), SLUG, `schulamt-${Date.now()}@stadt.example`);
    await planner.getByRole('link', { name: 'Projekte', exact: true }).click();
    await planner.getByRole('link', { name: DISTRICTS }).first().click();
    await planner.getByRole('link', { name: 'Pläne vergleichen' }).click();
    await expect(planner.getByText(/^Mit B kämen etwa \d+ Kinder an eine andere Schule als mit A\./)).toBeVisible();
    await expect(planner.getByRole('row', { name: /^Müssen die Schule wechseln 0 \d+ \+\d+/ })).toBeVisible();
    await expect(planner.getByRole('heading', { name: 'Wer über 200 m weiter geht' })).toBeVisible();
    await expect(
      planner.getByRole('region', { name: 'Alle Pläne dieses Projekts' }).getByRole('link', { name: title }),
    ).toBeVisible();
  });
}
