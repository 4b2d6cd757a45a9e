import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';
import { commandOnMap, type DrawCommand } from './draw-command.ts';

type MapCommand = Exclude<DrawCommand, { readonly type: 'zoom-in' | 'zoom-out' }>;

/** The keyboard on a map that something is drawn on: it zooms here, what else a key means is told. */
export function useMapKeys(map: MapLibreMap | null, onCommand: (command: MapCommand) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!map || event.target !== map.getCanvas()) return;
    const command = commandOnMap(event);
    if (!command) return;
    event.preventDefault();
    if (command.type === 'zoom-in') map.zoomIn({ duration: 150 });
    else if (command.type === 'zoom-out') map.zoomOut({ duration: 150 });
    else onCommand(command);
  });
  useEffect(() => {
    if (!map) return;
    // What is drawn moves by our own steps, which are finer than MapLibre's.
    map.keyboard.disable();
    map.doubleClickZoom.disable();
    const container = map.getCanvasContainer();
    const listener = (event: KeyboardEvent) => onKey(event);
    container.addEventListener('keydown', listener);
    return () => container.removeEventListener('keydown', listener);
  }, [map]);
}
