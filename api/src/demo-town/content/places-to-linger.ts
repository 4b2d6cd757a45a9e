import type { DemoProject } from './demo-project.ts';
import { people } from './people.ts';

export const placesToLinger: DemoProject = {
  key: 'places-to-linger',
  kind: 'place',
  title: { de: 'Orte zum Verweilen', en: 'Places to linger' },
  summary: {
    de: 'Eine Bank, ein Baum, Wasser: Wo würdest du gern länger bleiben?',
    en: 'A bench, a tree, some water: where would you like to stay longer?',
  },
  description: {
    de: `Manchmal fehlt nicht viel, damit ein Ort gut wird: eine Bank mit Lehne, Schatten im Sommer, Trinkwasser, etwas zum Spielen. Die Stadt hat dafür 60 000 Euro im Jahr und den Bauhof, der vieles selbst bauen kann.

Setz einen Punkt auf die Karte und schreib, was dort fehlt und wem es hilft. Kleine Wünsche sind willkommen. Wir suchen Orte in allen Stadtteilen und in den Dörfern.

Alle sechs Wochen geht das Grünflächenamt die Vorschläge durch und antwortet. Was schnell geht, wird gleich gebaut.`,
    en: `Sometimes little is missing to make a place good: a bench with a backrest, shade in summer, drinking water, something to play with. The city has 60,000 euros a year for this, and a works yard that can build much of it.

Put a point on the map and tell us what is missing and whom it helps. Small wishes are welcome. We look for places in every part of town and in the villages.

Every six weeks the parks department goes through the proposals and answers. What can be done quickly is built at once.`,
  },
  area: (places) => places.municipality(),
  openedDaysAgo: 45,
  closesInDays: 60,
  proposals: [
    {
      key: 'market-shade',
      by: people.hilde,
      daysAgo: 19,
      lang: 'de',
      title: 'Schatten auf dem Marktplatz',
      reason: `Im Sommer ist der Marktplatz ab elf Uhr leer, weil man es in der Sonne nicht aushält. Zwei oder drei große Bäume am Brunnen würden reichen. Oder Sonnensegel, wenn unter dem Pflaster Leitungen liegen.`,
      sources: ['https://example.org/hitzekarte-altstadt'],
      fields: { wish: 'shade' },
      geometry: (places) => places.at('Lindenbrunnen'),
      supports: 31,
      comments: [
        {
          by: people.baecker,
          daysAgo: 17,
          lang: 'de',
          body: 'Bäume gern, aber der Wochenmarkt braucht seine Gassen. Bitte mit uns zusammen einen Plan machen.',
          replies: [
            {
              by: people.hilde,
              daysAgo: 16,
              lang: 'de',
              body: 'Natürlich. Der Markt soll bleiben. Ich komme ja selbst jeden Samstag.',
            },
          ],
        },
        {
          by: people.tom,
          daysAgo: 12,
          lang: 'de',
          body: 'Linden auf dem Lindentaler Markt, das hätte etwas. Früher standen dort welche, im Museum hängt ein Foto.',
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 5,
          reason:
            'Ein guter Vorschlag mit einer offenen Frage: Was liegt unter dem Pflaster? Die Stadtwerke geben uns bis Monatsende die Leitungspläne. Danach stellen wir zwei Entwürfe vor, einen mit Bäumen und einen mit Sonnensegeln.',
        },
      ],
    },
    {
      key: 'station-water',
      by: people.petrenko,
      daysAgo: 38,
      lang: 'de',
      title: 'Trinkbrunnen am Bahnhof',
      reason: `Viele warten hier auf den Bus, auch Kinder mit Ranzen. Ein Trinkbrunnen kostet nichts für die, die trinken, und spart Plastikflaschen. In meiner alten Stadt stand an jedem Bahnhof einer.`,
      fields: { wish: 'water' },
      geometry: (places) => places.at('Bahnhof'),
      supports: 19,
      comments: [
        {
          by: people.pendlerin,
          daysAgo: 36,
          lang: 'de',
          body: 'Ja bitte. Und so, dass man auch eine Flasche darunter bekommt.',
        },
        {
          by: people.rolf,
          daysAgo: 35,
          lang: 'de',
          body: 'Und so niedrig, dass ich im Sitzen trinken kann. Es gibt Modelle mit zwei Höhen.',
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 33,
          reason: 'Wir prüfen, wo am Vorplatz eine Wasserleitung liegt und wer den Brunnen pflegt.',
        },
        {
          state: 'accepted',
          daysAgo: 27,
          reason:
            'Wir bauen den Trinkbrunnen neben der Bushaltestelle. Dort liegt die Leitung nur zwei Meter entfernt. Wir nehmen ein Modell mit zwei Höhen und einem Auslauf für Flaschen, wie in den Kommentaren gewünscht. Das Wasser wird jeden Monat geprüft.',
        },
        {
          state: 'done',
          daysAgo: 2,
          reason:
            'Der Trinkbrunnen läuft. Im Winter stellen wir ihn ab, sobald es friert. Danke an alle, die mitgedacht haben.',
        },
      ],
    },
    {
      key: 'mill-bench',
      by: people.juergen,
      daysAgo: 22,
      lang: 'de',
      title: 'Bänke mit Lehne an der Stadtmühle',
      reason: `Von hier hört man das Wehr und sieht den Eisvogel. Es gibt aber keine einzige Bank, nur das Mäuerchen. Zwei Bänke mit Lehne und Armstützen, damit man auch wieder hochkommt.`,
      fields: { wish: 'bench' },
      geometry: (places) => places.at('Alte Stadtmühle'),
      supports: 16,
      comments: [
        {
          by: people.hilde,
          daysAgo: 20,
          lang: 'de',
          body: 'Mit Armstützen, unbedingt. Das denkt sonst immer niemand.',
        },
      ],
    },
    {
      key: 'island-barbecue',
      by: people.ben,
      daysAgo: 30,
      lang: 'de',
      title: 'Grillplatz auf der Mühlinsel',
      reason: `Wir sind im Sommer oft am Fluss, aber man darf nirgends grillen. Auf der Mühlinsel stört es keinen. Ein fester Grill aus Stein und ein großer Mülleimer würden reichen.`,
      fields: { wish: 'meeting' },
      geometry: (places) => places.at('Mühlinsel'),
      supports: 12,
      comments: [
        {
          by: people.gaertner,
          daysAgo: 28,
          lang: 'de',
          body: 'Auf der Insel brüten Enten und der Eisvogel. Ich verstehe den Wunsch, aber nicht dort.',
          replies: [
            {
              by: people.ben,
              daysAgo: 27,
              lang: 'de',
              body: 'Okay, das wusste ich nicht. Wo dann? Am Seepark wäre auch gut.',
            },
          ],
        },
      ],
      decisions: [
        {
          state: 'in-review',
          daysAgo: 26,
          reason: 'Wir fragen die Naturschutzbehörde und melden uns, sobald sie geantwortet hat.',
        },
        {
          state: 'declined',
          daysAgo: 18,
          reason: `Auf der Mühlinsel geht es leider nicht. Sie liegt im Überschwemmungsgebiet, und von März bis Juli brüten dort Vögel. Feuer ist darum ganzjährig verboten.

Der Wunsch nach einem Ort zum Grillen ist aber berechtigt. Am Seepark nördlich der Bahn gibt es eine Wiese mit Abstand zu Häusern und Schilf. Schlag den Platz dort gern neu vor. Das Jugendzentrum hat angeboten, bei der Pflege zu helfen.`,
        },
      ],
    },
    {
      key: 'south-meeting',
      by: people.ayse,
      daysAgo: 11,
      lang: 'de',
      title: 'Ein Tisch für alle am Nachbarschaftstreff',
      reason: `Vor dem Treff in der Südstadt ist eine große leere Wiese. Ein langer Tisch, an dem zwanzig Leute sitzen können, mit einem Dach gegen Regen. Wir würden kochen, spielen, Hausaufgaben machen. Den Schlüssel für den Strom hat der Treff.`,
      fields: { wish: 'meeting' },
      geometry: (places) => places.at('Nachbarschaftstreff Südstadt'),
      supports: 18,
      comments: [
        {
          by: people.nachbar,
          daysAgo: 8,
          lang: 'de',
          body: 'Schöne Idee, aber ich wohne im Erdgeschoss daneben. Geht das mit einer Ruhezeit ab 22 Uhr?',
          replies: [
            {
              by: people.ayse,
              daysAgo: 8,
              lang: 'de',
              body: 'Ja, das wollen wir auch. Wir hängen die Zeiten aus und meine Nummer dazu.',
            },
          ],
        },
      ],
    },
    {
      key: 'cemetery-rest',
      by: people.nachbar,
      daysAgo: 7,
      lang: 'de',
      title: 'Eine Bank auf halbem Weg zum Friedhof',
      reason: `Meine Frau liegt auf dem Hauptfriedhof. Von der Haltestelle sind es 600 Meter bergan, und es gibt keinen Platz zum Ausruhen. Eine einzige Bank an der Industriestraße würde mir sehr helfen.`,
      fields: { wish: 'bench' },
      geometry: (places) => places.atCrossing('Oberlinder Straße', 'Industriestraße'),
      supports: 23,
      comments: [{ by: people.marta, daysAgo: 5, lang: 'de', body: 'Das unterstütze ich von Herzen.' }],
    },
    {
      key: 'lake-quiet',
      by: people.priya,
      daysAgo: 3,
      lang: 'en',
      title: 'A quiet bench at the Ziegelsee',
      reason: `The path round the lake is lovely, but on the east shore there is nowhere to sit. One bench facing the water, away from the playground, for people who want to read or just be quiet.`,
      fields: { wish: 'bench' },
      geometry: (places) => places.atCrossing('Seeuferweg', 'Schilfpfad'),
      supports: 4,
      comments: [],
    },
  ],
};
