// Next.js, app router: everything of Earful below /earful. Its pages and its stream are never made beforehand or kept.
import { earful } from '../../../earful.js';

const answer = async (request) => (await earful()).fetch(request);

export {
  answer as GET,
  answer as HEAD,
  answer as POST,
  answer as DELETE,
  answer as OPTIONS,
  answer as PUT,
  answer as PATCH,
};
export const dynamic = 'force-dynamic';
