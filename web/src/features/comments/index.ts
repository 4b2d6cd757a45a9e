/** Talking about a proposal, and what every text of a citizen shares: the author's name and the time. */
export { AuthorNameField } from './author-name-field.tsx';
export { Comments } from './comments.tsx';
export { RewriteComment } from './rewrite-comment.tsx';
export { When } from './when.tsx';
