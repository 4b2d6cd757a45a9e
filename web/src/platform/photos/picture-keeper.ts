import { MOST_FOLLOWED_PICTURES, mediaOf } from '@werkstadt/shared/photo/kept-pictures';
import { pictureAddress } from '@werkstadt/shared/photo/picture-address';
import { inSlices } from '../in-slices.ts';
import type { CityParts } from '../sync/city-parts.ts';
import { oneAtATime } from '../sync/one-at-a-time.ts';
import { dropPictures, heldMedia, keepFollowed } from './picture-shelf.ts';

type Parts = Pick<CityParts, 'city' | 'memory' | 'network'>;

/**
 * Keeps the pictures on this device in step with the rows (rule PH11): what is withdrawn, removed or erased goes as soon
 * as that is heard of, those of own and followed proposals come. Until closed.
 */
export function keepPictures({ city, memory, network }: Parts, isClosed: () => boolean): () => void {
  const { view } = memory;
  /** The pull after which everything here was compared once, or could not be fetched. */
  let compared: string | null = null;
  let failed: string | null = null;
  let followed = '';

  function followedPaths(): ReadonlySet<string> {
    const proposals = [...view.ownProposals(), ...[...view.follows()].map((id) => view.proposal(id))];
    const media = proposals.flatMap(mediaOf).slice(0, MOST_FOLLOWED_PICTURES);
    return new Set(media.map((one) => pictureAddress({ cityId: city.id, media: one, size: 'small' })));
  }

  /** What was taken away while the app was closed, and so long ago that no row tells of it. */
  async function compare(): Promise<void> {
    const held = await heldMedia(city.id);
    if (held.size === 0) return;
    const shown = await inSlices(view.shownPictures(held), isClosed);
    if (shown) await dropPictures(city.id, new Set([...held].filter((media) => !shown.has(media))));
  }

  const work = oneAtATime(async () => {
    if (isClosed()) return;
    const gone = view.takeGonePictures();
    if (gone.size > 0) await dropPictures(city.id, gone);
    const pulled = memory.lastPullAt;
    if (network.state() !== 'online' || pulled === null) return;
    if (compared === null) {
      compared = pulled;
      await compare();
    }
    const paths = followedPaths();
    const wanted = [...paths].join();
    if (wanted === followed || failed === pulled) return;
    try {
      await keepFollowed(city.id, paths);
      followed = wanted;
    } catch (error) {
      failed = pulled;
      console.warn('pictures could not be kept on this device', error);
    }
  });
  const run = () => {
    work().catch((error: unknown) => console.warn('the pictures on this device stay as they are', error));
  };
  run();
  return memory.subscribe(run);
}
