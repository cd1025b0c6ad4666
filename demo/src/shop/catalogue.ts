import type { Localized } from './language.js';

/** A thing on sale. The picture is `/pictures/{id}.svg`. */
export interface Product {
  id: string;
  name: Localized;
  /** One line for the shelf. */
  line: Localized;
  description: Localized;
  /** Material, measures, care: what a customer asks before buying. */
  details: Localized[];
  priceCents: number;
  /** What the variants differ in. */
  choice: Localized;
  variants: Variant[];
}

export interface Variant {
  id: string;
  name: Localized;
  /** Pieces in the warehouse when the shop opens. */
  pieces: number;
}

const both = (text: string): Localized => ({ en: text, pl: text });
const colour: Localized = { en: 'Colour', pl: 'Kolor' };
const size: Localized = { en: 'Size', pl: 'Rozmiar' };

/** Everything the shop sells, in the order of the shelf. */
export const catalogue: readonly Product[] = [
  {
    id: 'enamel-kettle',
    name: { en: 'Enamel kettle', pl: 'Czajnik emaliowany' },
    line: { en: '1.6 litres, for every hob', pl: '1,6 litra, na każdą kuchenkę' },
    description: {
      en: 'A stout steel kettle under three coats of enamel. It boils quickly, pours without dripping and is pleasant to have standing about.',
      pl: 'Solidny stalowy czajnik pod trzema warstwami emalii. Szybko gotuje, nie kapie przy nalewaniu i dobrze wygląda na kuchni.',
    },
    details: [
      { en: 'Steel, enamelled inside and out', pl: 'Stal emaliowana wewnątrz i na zewnątrz' },
      { en: '1.6 l; 22 cm high, 19 cm wide', pl: '1,6 l; 22 cm wysokości, 19 cm szerokości' },
      { en: 'Gas, electric and induction', pl: 'Gaz, elektryczna i indukcja' },
    ],
    priceCents: 5400,
    choice: colour,
    variants: [
      { id: 'forest', name: { en: 'Forest', pl: 'Leśny' }, pieces: 24 },
      { id: 'cream', name: { en: 'Cream', pl: 'Kremowy' }, pieces: 31 },
    ],
  },
  {
    id: 'stoneware-bowls',
    name: { en: 'Stoneware bowls, set of two', pl: 'Miski kamionkowe, dwie sztuki' },
    line: { en: 'Thrown by hand, no two alike', pl: 'Toczone ręcznie, każda inna' },
    description: {
      en: 'Deep enough for soup, wide enough for salad. The glaze pools a little darker at the foot, so no two are quite the same.',
      pl: 'Dość głębokie na zupę, dość szerokie na sałatkę. Szkliwo spływa i ciemnieje u podstawy, więc każda jest trochę inna.',
    },
    details: [
      { en: 'Stoneware, fired at 1240 °C', pl: 'Kamionka wypalana w 1240 °C' },
      { en: '16 cm across, 7 cm deep, 0.6 l', pl: '16 cm średnicy, 7 cm głębokości, 0,6 l' },
      { en: 'Dishwasher, microwave and oven', pl: 'Zmywarka, mikrofalówka i piekarnik' },
    ],
    priceCents: 3400,
    choice: colour,
    variants: [
      { id: 'oat', name: { en: 'Oat', pl: 'Owsiany' }, pieces: 18 },
      { id: 'moss', name: { en: 'Moss', pl: 'Mech' }, pieces: 12 },
      { id: 'ink', name: { en: 'Ink', pl: 'Atrament' }, pieces: 0 },
    ],
  },
  {
    id: 'linen-apron',
    name: { en: 'Linen apron', pl: 'Lniany fartuch' },
    line: { en: 'Crossed back, two deep pockets', pl: 'Skrzyżowane szelki, dwie głębokie kieszenie' },
    description: {
      en: 'Heavy washed linen that hangs straight and dries fast. Crossed at the back, so nothing pulls at the neck.',
      pl: 'Gruby prany len, który dobrze się układa i szybko schnie. Szelki krzyżują się na plecach, więc nic nie ciągnie za szyję.',
    },
    details: [
      { en: 'Linen, 240 g/m², washed', pl: 'Len, 240 g/m², prany' },
      { en: 'S 78 cm, M 86 cm, L 94 cm long', pl: 'Długość: S 78 cm, M 86 cm, L 94 cm' },
      { en: 'Machine wash at 40 °C', pl: 'Pranie w pralce, 40 °C' },
    ],
    priceCents: 4800,
    choice: size,
    variants: [
      { id: 's', name: both('S'), pieces: 9 },
      { id: 'm', name: both('M'), pieces: 14 },
      { id: 'l', name: both('L'), pieces: 11 },
    ],
  },
  {
    id: 'carbon-steel-pan',
    name: { en: 'Carbon steel pan', pl: 'Patelnia ze stali węglowej' },
    line: { en: 'Lighter than iron, hotter than most', pl: 'Lżejsza od żeliwa, gorętsza niż większość' },
    description: {
      en: 'Two and a half millimetres of plain steel. Season it once, use it often, and eggs will slide for the rest of its life.',
      pl: 'Dwa i pół milimetra zwykłej stali. Wystarczy raz ją wypalić i często używać, a jajka będą się ślizgać zawsze.',
    },
    details: [
      { en: 'Carbon steel, 2.5 mm; riveted handle', pl: 'Stal węglowa 2,5 mm; nitowana rączka' },
      { en: '24 cm (1.3 kg) or 28 cm (1.8 kg)', pl: '24 cm (1,3 kg) lub 28 cm (1,8 kg)' },
      { en: 'Wash by hand, dry at once', pl: 'Myć ręcznie, od razu osuszyć' },
    ],
    priceCents: 6200,
    choice: size,
    variants: [
      { id: '24', name: both('24 cm'), pieces: 16 },
      { id: '28', name: both('28 cm'), pieces: 7 },
    ],
  },
  {
    id: 'olive-board',
    name: { en: 'Olive wood board', pl: 'Deska z drewna oliwnego' },
    line: { en: 'One piece, oiled twice', pl: 'Z jednego kawałka, dwa razy olejowana' },
    description: {
      en: 'Cut from one plank and left with its own edge on one side. For bread, for cheese, for carrying things outside.',
      pl: 'Wycięta z jednej deski, z naturalną krawędzią po jednej stronie. Do chleba, do serów, do wynoszenia rzeczy do ogrodu.',
    },
    details: [
      { en: 'Olive wood, food-safe oil', pl: 'Drewno oliwne, olej spożywczy' },
      { en: 'Small 28 × 16 cm, large 42 × 22 cm', pl: 'Mała 28 × 16 cm, duża 42 × 22 cm' },
      { en: 'Wipe clean, oil twice a year', pl: 'Przecierać, olejować dwa razy w roku' },
    ],
    priceCents: 2900,
    choice: size,
    variants: [
      { id: 'small', name: { en: 'Small', pl: 'Mała' }, pieces: 22 },
      { id: 'large', name: { en: 'Large', pl: 'Duża' }, pieces: 8 },
    ],
  },
  {
    id: 'beech-pepper-mill',
    name: { en: 'Beech pepper mill', pl: 'Młynek do pieprzu z buku' },
    line: { en: 'Steel burrs, from dust to cracked', pl: 'Stalowe żarna, od pyłu po grubo łamany' },
    description: {
      en: 'Turned from one block of beech. The nut on top sets the grind, and stays where you set it.',
      pl: 'Toczony z jednego kawałka buku. Nakrętka na górze ustawia grubość mielenia i trzyma ją na miejscu.',
    },
    details: [
      { en: 'Beech, hardened steel burrs', pl: 'Buk, hartowane stalowe żarna' },
      { en: '18 cm or 24 cm high', pl: '18 cm lub 24 cm wysokości' },
      { en: 'Burrs guaranteed for 25 years', pl: '25 lat gwarancji na żarna' },
    ],
    priceCents: 3800,
    choice: { en: 'Height', pl: 'Wysokość' },
    variants: [
      { id: '18', name: both('18 cm'), pieces: 19 },
      { id: '24', name: both('24 cm'), pieces: 13 },
    ],
  },
  {
    id: 'ribbed-tumblers',
    name: { en: 'Ribbed tumblers, set of four', pl: 'Szklanki ryflowane, cztery sztuki' },
    line: { en: 'Pressed glass, good in the hand', pl: 'Prasowane szkło, dobrze leży w dłoni' },
    description: {
      en: 'Thick at the base, thin at the lip, ribbed where you hold them. They stack, and they survive children.',
      pl: 'Grube dno, cienki brzeg, ryflowanie tam, gdzie się je trzyma. Można je ustawiać w stos i przetrwają dzieci.',
    },
    details: [
      { en: 'Pressed glass, made in Europe', pl: 'Szkło prasowane, produkcja europejska' },
      { en: '0.28 l; 9 cm high', pl: '0,28 l; 9 cm wysokości' },
      { en: 'Dishwasher safe', pl: 'Można myć w zmywarce' },
    ],
    priceCents: 3200,
    choice: colour,
    variants: [
      { id: 'clear', name: { en: 'Clear', pl: 'Bezbarwne' }, pieces: 27 },
      { id: 'amber', name: { en: 'Amber', pl: 'Bursztynowe' }, pieces: 15 },
    ],
  },
  {
    id: 'linen-napkins',
    name: { en: 'Linen napkins, set of four', pl: 'Serwetki lniane, cztery sztuki' },
    line: { en: 'Softer with every wash', pl: 'Z każdym praniem bardziej miękkie' },
    description: {
      en: 'Plain woven linen with a mitred hem. Crisp for guests, soft after a summer, and never in need of ironing.',
      pl: 'Len o splocie płóciennym z ładnie wykończonym rogiem. Sztywne dla gości, miękkie po jednym lecie, nie wymagają prasowania.',
    },
    details: [
      { en: 'Linen, 180 g/m²', pl: 'Len, 180 g/m²' },
      { en: '45 × 45 cm', pl: '45 × 45 cm' },
      { en: 'Machine wash at 60 °C', pl: 'Pranie w pralce, 60 °C' },
    ],
    priceCents: 2600,
    choice: colour,
    variants: [
      { id: 'sand', name: { en: 'Sand', pl: 'Piaskowe' }, pieces: 33 },
      { id: 'rust', name: { en: 'Rust', pl: 'Rdzawe' }, pieces: 21 },
    ],
  },
];

/** The product with this id, or nothing. */
export function findProduct(id: string): Product | undefined {
  return catalogue.find((product) => product.id === id);
}
