import { frame } from './styles/frame.js';
import { parts } from './styles/parts.js';

/** Text of one constructed style sheet, which a strict content policy lets pass. The frame comes last: its narrow form wins. */
export const styles = parts + frame;
