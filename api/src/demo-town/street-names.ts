import type { SeededRandom } from './seeded-random.ts';

// Crafts, plants, animals, rivers, field names, and people who never lived: nobody is honoured by accident.

const list = (words: string): string[] =>
  words
    .split(/\s*,\s*|\n/)
    .filter((word) => word.trim() !== '')
    .map((word) => word.trim());

const LANES =
  list(`Gerbergasse, Töpfergasse, Webergasse, Schmiedegasse, Färbergasse, Badergasse, Kirchgasse, Pfarrgasse,
  Mühlgasse, Salzgasse, Fischgasse, Seilergasse, Küfergasse, Bäckergasse, Rathausgasse, Schulgasse, Klostergasse,
  Spitalgasse, Engelgasse, Löwengasse, Hirschgasse, Rosmaringasse, Brunnengasse, Turmgasse, Zeughausgasse,
  Apothekergasse, Marstallgasse, Ledergasse, Sattlergasse, Nadlergasse, Kannengasse, Glockengasse, Lammgasse,
  Kronengasse, Sterngasse, Scheunengasse, Korngasse, Hafengasse, Winkelgasse, Steingasse, Storchengasse, Wagnergasse,
  Zinngasse, Bindergasse, Stadtschreibergasse, Hopfengasse, Malzgasse, Holzmarkt, Kornmarkt, Topfmarkt, Rossmarkt,
  Hinter der Kirche, Am Zwinger, Am Pulverturm, Kleine Gasse, Enge Gasse, Lange Gasse, Obere Gasse, Untere Gasse`);
const TREES = list(`Ahornweg, Birkenweg, Buchenweg, Eschenweg, Erlenweg, Eichenweg, Fichtenweg, Kiefernweg, Lärchenweg,
  Tannenweg, Kastanienweg, Ulmenweg, Pappelweg, Espenweg, Ebereschenweg, Holunderweg, Haselweg, Weißdornweg,
  Schlehenweg, Hainbuchenweg, Platanenstraße, Robinienweg, Walnussweg, Eibenweg, Wacholderweg, Zedernweg, Feldahornweg,
  Traubenkirschenweg, Maulbeerweg, Speierlingweg, Elsbeerenweg, Goldregenweg, Kornelkirschenweg, Mispelweg`);
const BIRDS = list(`Amselweg, Drosselweg, Finkenweg, Starenweg, Meisenweg, Lerchenweg, Zeisigweg, Rotkehlchenweg,
  Schwalbenweg, Bussardweg, Falkenweg, Habichtweg, Kiebitzweg, Elsterweg, Kuckucksweg, Spechtweg, Wiedehopfweg,
  Nachtigallenweg, Pirolweg, Goldammerweg, Sperberweg, Milanweg, Eichelhäherweg, Zaunkönigweg, Dompfaffweg,
  Stieglitzweg, Bachstelzenweg, Grünspechtweg, Turmfalkenweg, Eulenweg, Kauzweg, Wachtelweg, Rebhuhnweg, Fasanenweg`);
const FLOWERS = list(`Dahlienweg, Asternweg, Nelkenweg, Tulpenweg, Veilchenweg, Lilienweg, Malvenweg, Krokusweg,
  Primelweg, Narzissenweg, Fliederweg, Jasminweg, Ginsterweg, Heideweg, Enzianweg, Anemonenweg, Lavendelweg,
  Salbeiweg, Kornblumenweg, Mohnweg, Margeritenweg, Akeleiweg, Ritterspornweg, Levkojenweg, Hortensienweg,
  Pfingstrosenweg, Sonnenblumenweg, Schlüsselblumenweg, Vergissmeinnichtweg, Glockenblumenweg, Hyazinthenweg,
  Resedenweg, Begonienweg, Kapuzinerweg`);
const ROSES = list(`Rosenhöhe, Heckenrosenweg, Wildrosenweg, Teerosenweg, Hagebuttenweg, Rosengarten, Rosenstieg,
  Moosrosenweg, Kletterrosenweg, Dornröschenweg, Brombeerweg, Himbeerweg, Johannisbeerweg, Stachelbeerweg,
  Heidelbeerweg, Preiselbeerweg, Erdbeerweg, Holderstrauch, Quittenweg, Mirabellenweg, Zwetschgenweg, Kirschenweg,
  Birnenweg, Apfelweg, Pfirsichweg, Aprikosenweg, Sanddornweg, Weinbergsteig, Minzweg, Kümmelweg, Thymianweg,
  Majoranweg, Melissenweg, Kamillenweg, Rosmarinweg, Lorbeerweg, Estragonweg, Waldmeisterweg, Fenchelweg, Anisweg`);
const WATER = list(`Reiherweg, Haubentaucherweg, Schilfweg, Seerosenweg, Libellenweg, Am Ziegelsee, Seeblick,
  Eisvogelweg, Kranichweg, Schwanenweg, Entenweg, Möwenweg, Rohrdommelweg, Biberweg, Otterweg, Karpfenweg, Hechtweg,
  Forellenweg, Zanderweg, Barschweg, Schleienweg, Stichlingweg, Froschweg, Unkenweg, Molchweg, Ufersaum, Wasserlilienweg`);
const BROOK = list(`Am Bach, Bachstraße, Erlengrund, Korbmacherweg, Flechterweg, Weidengrund, Am Mühlgraben,
  Wiesenufer, Fischerweg, Stegweg, Kahnweg, Bleichweg, Walkmühlenweg, Floßweg, Netzflickerweg`);
const RIVERS =
  list(`Werrastraße, Fuldaweg, Lahnstraße, Mainstraße, Kinzigweg, Niddaweg, Ederweg, Schwalmweg, Saalestraße,
  Unstrutweg, Neckarstraße, Donaustraße, Isarweg, Lechweg, Elbestraße, Havelweg, Spreeweg, Oderstraße, Neißeweg,
  Weserstraße, Leineweg, Allerweg, Moselstraße, Saarweg, Naheweg, Siegweg, Ruhrstraße, Emsweg, Muldeweg, Innstraße`);
const WORKS = list(`Am Güterbahnhof, Gleisstraße, Schlosserstraße, Dreherstraße, Gießereistraße, Kesselstraße,
  Webereistraße, Spinnereiweg, Ambossstraße, Papiermacherstraße, Fräserstraße, Kranstraße, Lagerstraße, Speicherstraße,
  Ladestraße, Werkstraße, Sägewerkstraße, Am Umspannwerk, Zur Verladung, Glashüttenstraße, Am Westpark, Einkaufsring,
  Handwerkerring, Zimmermannstraße, Am Gewerbehof, Tischlerweg, Kupferstraße, Zinkstraße, Am Anschlussgleis`);
const FIELDS = list(`Am Steinacker, Im Wiesengrund, Auf der Breite, Hinter den Höfen, Unter den Eichen, Am Hang,
  Im Birkengrund, Auf dem Sand, Am Kalkofen, Im Lehmgrund, Zum Wäldchen, Am Schlehdorn, Auf der Heide, Im Hasenwinkel,
  Am Fuchsbau, Im Dachsgrund, Kleeacker, Am Haferfeld, Roggenweg, Weizenweg, Gerstenweg, Hirseweg, Dinkelweg,
  Buchweizenweg, Leinweg, Hopfengarten, Am Feldrain, Ackerrain, Sonnenrain, Wiesenrain, Am Hohlweg, Im Grund,
  Am Gänseanger, Lämmerweide, Schafweide, Am Taubenschlag, Bienenweg, Imkerweg, Am Bienenstand, Igelweg, Rehweg,
  Hirschsprung, Marderweg, Wieselweg, Feldhasenweg, Hamsterweg, Eichhörnchenweg, Panoramaweg,
  Aussichtsweg, Talblick, Bergblick, Höhenblick, Morgenleite, Abendleite, Mittagsberg, Am Südhang, Am Kirschberg`);
const VILLAGE = list(`Anger, Dorfstraße, Hintergasse, Backhausweg, Teichstraße, Hofstraße, Kirchstraße, Gartenweg,
  Feldweg, Brunnenweg, Schmiedeweg, Scheunenweg, Weiherweg, Talweg, Höhe, Winkel, Kirchsteig, Mühlenweg, Lindenplatz,
  Wiesenweg, Hohlweg, Schulweg, Grundweg, Steinweg`);

const FIRST_NAMES =
  list(`Johanna, Elisabeth, Margarethe, Friederike, Ottilie, Auguste, Henriette, Mathilde, Theresia, Amalie,
  Konrad, Gottlieb, Heinrich, Ferdinand, Leopold, Balthasar, Sebastian, Valentin, Adam, Justus, Lorenz, Martin`);
const LAST_NAMES =
  list(`Brückner, Hartung, Reinhold, Vollrath, Ziegler, Lindenau, Wiegand, Heimbach, Kessler, Ackermann, Rothgerber,
  Steinbrecher, Weidlich, Sommerfeld, Traubach, Erlenbeck, Wohlgemuth, Kaltwasser, Hofreiter, Landgrebe, Seilbach,
  Grünewaldt, Hasenkamp, Mühlhaus, Feldkamp, Oberbeck, Tannhofer, Birkholz, Marquardtsen, Holzapfel`);

const POOLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Altstadt: [LANES],
  Gartenstadt: [FLOWERS],
  Weststadt: [TREES, BIRDS],
  Hainberg: [FIELDS],
  Nordstadt: [TREES, FIELDS],
  Seeblick: [WATER],
  Oststadt: [BIRDS, TREES],
  Weidenvorstadt: [BROOK],
  Südstadt: [RIVERS],
  Sonnenhang: [FIELDS, FLOWERS],
  Rosenhöhe: [ROSES],
  'Gewerbegebiet Nordost': [WORKS],
  Westpark: [WORKS],
};

/** Gives every street of the town a name of its own, in the manner of its quarter. */
export class StreetNames {
  private readonly taken: Set<string>;
  private readonly random: SeededRandom;

  constructor(taken: Iterable<string>, random: SeededRandom) {
    this.taken = new Set(taken);
    this.random = random;
  }

  next(quarter: string, isVillage: boolean): string {
    const pools = POOLS[quarter] ?? [];
    for (const pool of isVillage ? [VILLAGE.map((word) => villageName(quarter, word))] : pools) {
      const free = this.random.shuffle(pool).find((name) => !this.taken.has(name));
      if (free) return this.take(free);
    }
    for (;;) {
      const person = `${this.pick(FIRST_NAMES)}-${this.pick(LAST_NAMES)}-${this.random.chance(0.75) ? 'Straße' : 'Weg'}`;
      if (!this.taken.has(person)) return this.take(person);
    }
  }

  private take(name: string): string {
    this.taken.add(name);
    return name;
  }

  private pick(words: readonly string[]): string {
    return words[this.random.integer(0, words.length - 1)] ?? '';
  }
}

/** "Hainroder Anger": in one municipality no two streets may share a name. */
function villageName(village: string, word: string): string {
  const stem = village.endsWith('e') ? village.slice(0, -1) : village;
  return `${stem}er ${word}`;
}
