import type { SampleCard } from './cards.ts';

export const ENGLISH_CARDS: readonly SampleCard[] = [
  {
    text: `Jane Doe
Sales Manager
Acme Industrial Inc.
123 Main Street, Suite 400
San Francisco, CA 94105
Phone: (415) 555-2671 | Fax: (415) 555-2672
jane.doe@acme.example | www.acme.example`,
    name: 'Jane Doe',
    company: 'Acme Industrial Inc.',
    title: 'Sales Manager',
    city: 'San Francisco',
    phones: '+14155552671, +14155552672 Fax',
    emails: 'jane.doe@acme.example',
    address: '123 Main Street, Suite 400, San Francisco, CA 94105',
  },
  {
    text: `Best regards,

John Smith | Senior Procurement Manager
Far Hill Machines Ltd.
T +44 20 7946 0958  M +44 7911 123456
john.smith@farhill.example
10 Downing Street, London SW1A 2AA`,
    name: 'John Smith',
    company: 'Far Hill Machines Ltd.',
    title: 'Senior Procurement Manager',
    city: 'London',
    phones: '+442079460958, +447911123456',
    emails: 'john.smith@farhill.example',
    address: '10 Downing Street, London SW1A 2AA',
  },
  {
    text: `Dr. Anna Müller
Head of Purchasing
Müller Maschinenbau GmbH
Hauptstraße 12
80331 München
Germany
Tel.: +49 89 1234567
anna.mueller@mm.example`,
    name: 'Dr. Anna Müller',
    company: 'Müller Maschinenbau GmbH',
    title: 'Head of Purchasing',
    city: 'München',
    phones: '+49891234567',
    emails: 'anna.mueller@mm.example',
    address: 'Hauptstraße 12, 80331 München, Germany',
  },
  {
    text: `Hi, this is Peter Jones from Acme Ltd. My number is +1 415 555 2671.`,
    name: 'Peter Jones',
    company: 'Acme Ltd',
    phones: '+14155552671',
  },
  {
    text: `Wei Zhang
CEO & Founder
Bright Star Technology Co., Ltd.
Room 1203, Tower B, Central Plaza, 381 Huaihai Rd, Shanghai, China
Mob: 139 1234 5678
WeChat: weizhang_bs`,
    name: 'Wei Zhang',
    company: 'Bright Star Technology Co., Ltd.',
    title: 'CEO & Founder',
    city: 'Shanghai',
    phones: '+8613912345678',
    wechat: 'weizhang_bs',
    address: 'Room 1203, Tower B, Central Plaza, 381 Huaihai Rd, Shanghai, China',
  },
  {
    text: `Grace Hopper
Compilers Ltd
+44 7911 123456
grace@compilers.example`,
    name: 'Grace Hopper',
    company: 'Compilers Ltd',
    phones: '+447911123456',
    emails: 'grace@compilers.example',
  },
  {
    text: `McDonald's (China) Co., Ltd.
Li Na, Purchasing Director
Direct: 021 6321 0000 ext. 55`,
    name: 'Li Na',
    company: "McDonald's (China) Co., Ltd.",
    title: 'Purchasing Director',
    phones: '+862163210000;ext=55 Direct',
  },
  {
    text: `Maria del Carmen López
Directora Comercial / Sales Director
Ibérica Trading S.A.
Calle Mayor 5, 28013 Madrid, Spain
Tel. +34 91 123 45 67`,
    name: 'Maria del Carmen López',
    company: 'Ibérica Trading S.A.',
    title: 'Directora Comercial',
    city: 'Madrid',
    phones: '+34911234567',
    address: 'Calle Mayor 5, 28013 Madrid, Spain',
  },
  {
    text: `Name: Robert Brown
Company: Brown & Sons LLC
Title: Owner
Phone: 212-555-0142
Email: bob@brown.example
Address: 350 5th Ave, New York, NY 10118`,
    name: 'Robert Brown',
    company: 'Brown & Sons LLC',
    title: 'Owner',
    city: 'New York',
    phones: '+12125550142',
    emails: 'bob@brown.example',
    address: '350 5th Ave, New York, NY 10118',
  },
  {
    text: `Kim Min-jun
Samsung Electronics
Seoul, Korea
+82 2 1234 5678`,
    name: 'Kim Min-jun',
    company: 'Samsung Electronics',
    city: 'Seoul',
    phones: '+82212345678',
    address: 'Seoul, Korea',
  },
  {
    text: `Thanks,
Bob

Bob Lee
Account Executive, NorthStar Solutions
o: 650-555-0199  m: 650-555-0123
bob.lee@northstar.example
Confidentiality notice: This e-mail is intended only for the named recipient.`,
    name: 'Bob Lee',
    company: 'NorthStar Solutions',
    title: 'Account Executive',
    phones: '+16505550199, +16505550123',
    emails: 'bob.lee@northstar.example',
  },
  {
    text: `Tom Wilson <tom@wilson.example>`,
    name: 'Tom Wilson',
    emails: 'tom@wilson.example',
  },
  {
    text: `Kind regards
Priya Natarajan
Regional Sales Director, APAC
Orchid Logistics Pte Ltd
M: +65 9123 4567
priya@orchid.example
1 Raffles Place, Singapore 048616`,
    name: 'Priya Natarajan',
    company: 'Orchid Logistics Pte Ltd',
    title: 'Regional Sales Director, APAC',
    city: 'Singapore',
    phones: '+6591234567',
    emails: 'priya@orchid.example',
    address: '1 Raffles Place, Singapore 048616',
  },
  {
    text: `From: Liam O'Brien <liam@celtic.example>
Purchasing
Celtic Foods Limited, Dublin
Tel +353 1 234 5678`,
    name: "Liam O'Brien",
    company: 'Celtic Foods Limited',
    city: 'Dublin',
    title: 'Purchasing',
    phones: '+35312345678',
    emails: 'liam@celtic.example',
  },
];
