/** A country with names that are common in it; all customers made of them are made up. */
interface Land {
  readonly country: string;
  /** A mobile number without its last three digits. */
  readonly mobile: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How a business is called there; $ stands for a family name. */
  readonly business: string;
  readonly street: string;
  readonly cities: readonly (readonly [city: string, postalCode: string])[];
}

const lands: readonly Land[] = [
  {
    ...{ country: 'DE', mobile: '+4915123456', business: 'Bäckerei $ GmbH', street: 'Lindenstraße' },
    given: ['Jürgen', 'Käthe', 'Sören', 'Mareike'],
    family: ['Müller', 'Groß', 'Böhm', 'Yıldız'],
    cities: [
      ['Berlin', '10969'],
      ['Köln', '50667'],
    ],
  },
  {
    ...{ country: 'FR', mobile: '+33612345', business: 'Établissements $', street: 'rue des Écoles' },
    given: ['Héloïse', 'Gaël', 'Zoé', 'François'],
    family: ['Lefèvre', 'Dubois', "L'Hôte", 'Benoît'],
    cities: [
      ['Paris', '75005'],
      ['Orléans', '45000'],
    ],
  },
  {
    ...{ country: 'ES', mobile: '+34612345', business: 'Talleres $ S.L.', street: 'Calle Mayor' },
    given: ['Begoña', 'Íñigo', 'José María', 'Lucía'],
    family: ['Muñoz', 'Ibáñez García', 'Peña', 'Castellví'],
    cities: [
      ['Madrid', '28013'],
      ['A Coruña', '15001'],
    ],
  },
  {
    ...{ country: 'PL', mobile: '+48512345', business: 'Zakłady $ sp. z o.o.', street: 'ul. Świętokrzyska' },
    given: ['Łukasz', 'Małgorzata', 'Stanisław', 'Żaneta'],
    family: ['Wiśniewski', 'Dąbrowska', 'Wójcik', 'Źrebiec'],
    cities: [
      ['Warszawa', '00-052'],
      ['Łódź', '90-001'],
    ],
  },
  {
    ...{ country: 'TR', mobile: '+905012345', business: '$ Tekstil A.Ş.', street: 'Çınar Sokak' },
    given: ['İbrahim', 'Ayşe', 'Çağla', 'Oğuz'],
    family: ['Şahin', 'Öztürk', 'Güneş', 'Kılıç'],
    cities: [
      ['İstanbul', '34110'],
      ['İzmir', '35250'],
    ],
  },
  {
    ...{ country: 'GR', mobile: '+306912345', business: '$ Α.Ε.', street: 'Οδός Ερμού' },
    given: ['Γιώργος', 'Ελένη', 'Δημήτρης', 'Χριστίνα'],
    family: ['Παπαδόπουλος', 'Νικολάου', 'Ιωάννου', 'Φωτίου'],
    cities: [
      ['Αθήνα', '105 63'],
      ['Θεσσαλονίκη', '546 24'],
    ],
  },
  {
    ...{ country: 'JP', mobile: '+819012345', business: '$商店株式会社', street: '銀座' },
    given: ['太郎', '花子', '健一', '美咲'],
    family: ['佐藤', '鈴木', '高橋', '渡辺'],
    cities: [
      ['東京', '104-0061'],
      ['大阪', '530-0001'],
    ],
  },
  {
    ...{ country: 'IN', mobile: '+918123456', business: '$ & Sons Pvt. Ltd.', street: 'Janpath Road' },
    given: ['Aarav', 'प्रिया', 'Sanjay', 'Lakshmi'],
    family: ['Sharma', 'Venkataraman', 'Iyer', 'Chatterjee'],
    cities: [
      ['New Delhi', '110001'],
      ['Chennai', '600002'],
    ],
  },
  {
    ...{ country: 'NG', mobile: '+2348021234', business: '$ Ventures Ltd', street: 'Allen Avenue' },
    given: ['Adébáyò', 'Ngozi', 'Chukwuemeka', 'Fatima'],
    family: ['Okafor', 'Adéyẹmí', 'Bello', "N'Diaye"],
    cities: [
      ['Lagos', '100281'],
      ['Abuja', '900001'],
    ],
  },
  {
    ...{ country: 'US', mobile: '+12015550', business: '$ Hardware LLC', street: 'Maple Street' },
    given: ['Mary-Jane', 'Wayne', 'DeShawn', 'Kekoa'],
    family: ["O'Brien", 'Van Der Berg', 'Smith', 'Kealoha'],
    cities: [
      ['New York', '10013'],
      ['Boston', '02110'],
    ],
  },
];

/** A made-up customer, the same for the same number. */
export interface MadeUpCustomer {
  readonly name: string;
  /** Whom one speaks to there. */
  readonly person: string;
  readonly phone: string;
  readonly address: {
    readonly lines: string[];
    readonly city: string;
    readonly postalCode: string;
    readonly country: string;
  };
}

/** @param number 0 for the first customer; names repeat from 480 on */
export function madeUpCustomer(number: number): MadeUpCustomer {
  const land = lands[number % lands.length]!;
  const round = Math.floor(number / lands.length);
  const given = land.given[round % land.given.length]!;
  const family = land.family[Math.floor(round / land.given.length + round) % land.family.length]!;
  const person = land.country === 'JP' ? `${family} ${given}` : `${given} ${family}`;
  const [city, postalCode] = land.cities[round % land.cities.length]!;
  const streetNumber = 1 + ((number * 7) % 120);
  return {
    name: round % 3 === 2 ? land.business.replace('$', family) : person,
    person,
    phone: `${land.mobile}${String(number).padStart(3, '0')}`,
    address: { lines: [`${land.street} ${streetNumber}`], city, postalCode, country: land.country },
  };
}
