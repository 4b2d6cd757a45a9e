/** What the browser's Trusted Types offer of what is used here; the DOM library of TypeScript has no types for them. */
interface TrustedTypePolicies {
  createPolicy(
    name: 'default',
    rules: {
      createHTML(html: string, type: string, sink: string): string | null;
      createScriptURL(url: string): string | null;
    },
  ): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypePolicies;
  }
}

/**
 * Rule SEC5: the page's policy makes every way from text to markup or code ask here first. Text becomes markup only in
 * a document apart, where nothing runs and from where MapLibre takes its attribution sanitised; emptying an element is
 * allowed too. Scripts of workers come from this origin alone. Text never becomes code: there is no `createScript`.
 */
export function guardMarkup(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (html, _type, sink) => (html === '' || sink === 'DOMParser parseFromString' ? html : null),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}
