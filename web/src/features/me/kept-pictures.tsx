import { useEffect, useState } from 'react';
import { dropAllPictures, type HeldRoom, pictureRoom } from '~/platform/data/index.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { announce, Button, Card } from '~/ui/index.ts';

/** The pictures on this device, and the way to have none (rule PH11). They can be fetched again: nobody is asked twice. */
export function KeptPictures() {
  const [room, setRoom] = useState<HeldRoom | null>(null);
  useEffect(() => {
    let left = false;
    pictureRoom().then(
      (found) => {
        if (!left) setRoom(found);
      },
      (error: unknown) => console.warn('the browser does not tell which pictures it keeps', error),
    );
    return () => {
      left = true;
    };
  }, []);
  const drop = async () => {
    await dropAllPictures();
    setRoom({ pictures: 0, bytes: 0 });
    announce(m.me_pictures_none());
  };
  if (!room) return null;
  return (
    <Card>
      <div className="stack">
        <div className="offline-data__head">
          <h3 className="heading-3">{m.me_pictures_title()}</h3>
          {room.pictures > 0 && <p>{formatBytes(room.bytes)}</p>}
        </div>
        <p>{room.pictures > 0 ? m.me_pictures_here({ count: room.pictures }) : m.me_pictures_none()}</p>
        <p className="muted">{m.me_pictures_text()}</p>
        {room.pictures > 0 && (
          <div className="button-row">
            <Button icon="trash" onClick={drop}>
              {m.me_pictures_delete()}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
