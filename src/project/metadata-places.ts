import type { Place } from '../rules/finding.js';
import { jsonPath } from './json-path.js';
import { type NamedObject, nodeOfObject } from './metadata-objects.js';
import type { Metadata } from './metadata.js';
import { placeAt, placeOf } from './node.js';

/** Where in the files of a project an error of the app belongs. */
export interface MetadataPlaces {
  /**
   * The place of a path in an error, such as `$.args.metadata.sources[0].tables[2]`. A path to something that is
   * missing has the place of what should have it.
   * @returns nothing if the path leads elsewhere than into the metadata
   */
  ofPath: (path: string) => Place | undefined;
  /**
   * The place of an object that the app calls inconsistent. If the object itself is not found, that of the table,
   * function, database or the like that should have it.
   */
  ofObject: (object: NamedObject) => Place | undefined;
}

/** Finds places in the metadata that was sent: it must be the same that the app answers about. */
export function metadataPlaces({ root }: Pick<Metadata, 'root'>): MetadataPlaces {
  return {
    ofPath: (path) => {
      const steps = jsonPath(path);
      const start = steps?.findIndex((step) => typeof step === 'string' && step !== 'args') ?? -1;
      if (steps?.[0] !== 'args' || steps[start] !== 'metadata') return undefined;
      return placeAt(root, steps.slice(start + 1));
    },
    ofObject: (object) => {
      const node = nodeOfObject(root, object);
      return node && placeOf(node);
    },
  };
}
