/** Only a path of this site: `//elsewhere` and `/\\elsewhere` are other sites to a browser. */
export const isOurs = (path: string | null | undefined): path is string =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path);
