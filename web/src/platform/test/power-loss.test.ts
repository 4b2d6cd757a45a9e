import { laneArgs, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { TestBrowser, when } from './browser.ts';
import { CityServer, noNetwork } from './city-server.ts';
import { PowerLoss } from './power-loss.ts';

/** Saves an act without a network; the power goes with the last commits. Titles that are there at the next start. */
async function actsAfterPowerLoss(power: (browser: TestBrowser) => PowerLoss): Promise<readonly (string | null)[]> {
  const browser = new TestBrowser(new CityServer(), 'ann');
  const loss = power(browser);
  const tab = await browser.openTab();
  tab.holdProject(openProject.id);
  await when(tab, () => tab.scopeState(openProject.id) === 'ready');
  browser.weather = noNetwork;
  const saved = await tab.mutate('proposal.submit', laneArgs({ id: testId(10), title: 'Radweg am Bach' }));
  expect(saved.ok).toBe(true);
  browser.closeAll();
  expect(await loss.strike(20)).toBeGreaterThan(0);
  const again = await browser.openTab();
  const titles = again.myContributions().outbox.map(({ title }) => title);
  browser.closeAll();
  return titles;
}

test('[S1] [S3] what was promised is there after a power loss that takes what the cache has kept', async () => {
  expect(await actsAfterPowerLoss(({ factory }) => new PowerLoss(factory))).toEqual(['Radweg am Bach']);
});

test('[S1] a vault that is not strict would be found out: the promise is gone', async () => {
  expect(await actsAfterPowerLoss(({ factory }) => new PowerLoss(factory, () => false))).toEqual([]);
});
