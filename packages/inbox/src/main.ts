import { mountInbox } from './mount-inbox.js';

const place = document.getElementById('inbox');
if (place) mountInbox(place);
