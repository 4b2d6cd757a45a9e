import type { Position } from '../geometry/geojson.ts';

/** A street or path as a line. Equal numbers in `nodes` are the same point: there ways meet, and only there. */
export interface SourceWay {
  /** Null for ways without a name; one can still snap to them. */
  name: string | null;
  nodes: readonly number[];
  /** WGS 84 [lon, lat], one for each node. */
  line: readonly Position[];
}

export interface SourceAddress {
  /** Street, or the village where houses are numbered without streets. */
  street: string;
  houseNumber: string;
  postcode: string | null;
  town: string | null;
  position: Position;
}

export interface SourcePlace {
  name: string;
  /** A town, a part of it, a village: other places are described by the nearest one. */
  isLocality: boolean;
  position: Position;
}

/** What a place index is made of, in the order of the source. */
export interface PlaceSource {
  /** Middle of the town: of places with the same name the nearer one is found first. WGS 84 [lon, lat]. */
  centre: Position;
  ways: readonly SourceWay[];
  addresses: readonly SourceAddress[];
  places: readonly SourcePlace[];
}
