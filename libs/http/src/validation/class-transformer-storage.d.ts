/** What class-transformer remembers of its decorators; it exports the functions that use this, but not this. */
declare module 'class-transformer/cjs/storage.js' {
  type Class = abstract new (...parameters: never[]) => object;

  export const defaultMetadataStorage: {
    findTypeMetadata(
      target: Class,
      property: string,
    ): { readonly typeFunction: () => Class; readonly options: { readonly discriminator?: unknown } } | undefined;
    findTransformMetadatas(target: Class, property: string, transformation: number): readonly unknown[];
    getExposedMetadatas(target: Class): readonly unknown[];
    getExcludedMetadatas(target: Class): readonly unknown[];
  };
}
