import { LANES, SLUG, withoutMaps } from '../pages/citizen.ts';
import { expect, test } from '../support/test.ts';

const refusals: readonly { readonly name: string; readonly refuse: () => void }[] = [
  {
    name: 'throws, as in a private window',
    refuse: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('not allowed here', 'SecurityError');
      };
    },
  },
  { name: 'is missing', refuse: () => Object.defineProperty(window, 'indexedDB', { value: undefined }) },
];

for (const { name, refuse } of refusals) {
  test(`where IndexedDB ${name}, reading works and the app says that nothing can be kept`, async ({
    page,
    journey,
  }) => {
    await withoutMaps(page);
    await page.addInitScript(refuse);
    await page.goto(`${journey.url}/${SLUG}/projects`);
    await expect(page.getByText('Dieser Browser behält nichts. Lesen geht, abschicken nicht.')).toBeVisible();
    await page.getByRole('link', { name: LANES }).first().click();
    await page.getByRole('button', { name: 'Vorschlag machen' }).click();
    await expect(page.getByText('Dieser Browser kann nichts behalten.').first()).toBeVisible();

    await page.locator('main a[href*="/proposals/"]').first().click();
    await expect(page.getByRole('heading', { name: 'Warum dieser Vorschlag?' })).toBeVisible();
    await page.getByRole('button', { name: 'Kommentieren' }).click();
    await page.getByLabel('Was sagst du dazu?').fill('Bleibt dieser Text?');
    await page.getByRole('button', { name: 'Kommentar absenden' }).click();
    await expect(page.getByRole('alert').getByText('Dieser Browser darf hier nichts speichern')).toBeVisible();
    await expect(page.getByLabel('Was sagst du dazu?')).toHaveValue('Bleibt dieser Text?');

    await page.getByRole('link', { name: /Was auf diesem Gerät liegt$/ }).click();
    await expect(page.getByText('Dieser Browser darf hier nichts speichern').first()).toBeVisible();
  });
}
