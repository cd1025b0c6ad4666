import type { WordsByTouchpoint } from './words.js';

/** Invented sentences for the sample history, in Polish. Nobody wrote them to a shop. */
export const wordsPl: WordsByTouchpoint = {
  home: {
    wrong: {
      promise: ['Wielkimi literami „2 dni”, a drobnym drukiem robią się trzy.'],
      finding: ['Nie widać, gdzie są kategorie.'],
      range: ['Osiem produktów to trochę mało jak na sklep.'],
    },
    should: ['Napiszcie wprost, kiedy najpóźniej dotrze.'],
    good: ['Spokojna strona, nic nie wyskakuje. Dziękuję.'],
  },
  search: {
    wrong: {
      'nothing-found': [
        'Szukam „fartuch” i nic. A fartuch jest na stronie głównej!',
        'Od tygodnia cokolwiek wpiszę, lista jest pusta.',
        'Kupiłam u Was czajnik wiosną, a wyszukiwarka twierdzi, że go nie ma.',
        'Cztery próby, cztery puste strony. Przejrzałem wszystko ręcznie.',
        'Skopiowałam nazwę z Waszego e-maila. Zero wyników.',
      ],
      'wrong-results': ['Szukam małej deski, dostaję szklanki.', 'Wyniki w zupełnie przypadkowej kolejności.'],
      wording: [
        'Nie rozumie „patelni” bez polskich znaków.',
        'Jedna literówka i koniec, nic nie znajduje.',
        '„Serwetka” nie działa, „serwetki” działa.',
      ],
    },
    should: [
      'Niech znajduje to, co stoi na półce, nawet z literówką.',
      'Pokażcie coś podobnego zamiast pustej strony.',
    ],
    good: ['Znalazło za pierwszym razem.'],
  },
  product: {
    wrong: {
      size: [
        'Fartuch M to w innych sklepach S. Przy 168 cm kończy się nad kolanem.',
        'Na zdjęciu miski do zupy, w rzeczywistości do orzeszków.',
        'Zamówiłam L, leży jak M. Już drugi raz.',
        'Mała deska jest naprawdę mała. Mieści się jedna kromka.',
        'Wszystko od Was wypada o rozmiar mniejsze.',
        'W tabeli jest tylko długość. A szerokość fartucha?',
      ],
      'sold-out': [
        'Misek w kolorze atramentu nie ma od tygodni. Dajcie znać, kiedy wrócą.',
        'Jedyny kolor, który mi się podoba, zawsze wyprzedany.',
      ],
      pictures: ['Jedno zdjęcie od przodu. Jak głęboka jest ta miska?', 'Przydałoby się zdjęcie patelni z boku.'],
      button: [
        'Klikam „Dodaj do koszyka” i nic. Potem w koszyku było pięć sztuk.',
        'Przycisk nie reaguje, żadnego komunikatu.',
        'Klik, czekam, klik, czekam. Zepsute?',
      ],
      price: ['Patelnia w miesiąc podrożała o osiem euro.'],
    },
    should: [
      'Podajcie wszystkie wymiary i coś do porównania.',
      'Przy rozmiarze napiszcie „wypada mniejszy”.',
      'Niech od razu widać, że produkt jest w koszyku.',
    ],
    good: ['Lepsza jakość, niż się spodziewałam.', 'Uczciwy opis, waga patelni podana wprost.'],
  },
  basket: {
    wrong: {
      'delivery-cost': [
        'Koszt dostawy widać dopiero tutaj.',
        'Zabrakło kilku centów do darmowej dostawy, a nie ma nic drobnego.',
      ],
      'lost-items': [
        'W pociągu zapełniłem koszyk, za tunelem był pusty.',
        'Rano były trzy rzeczy, teraz jest jedna.',
        'Zgubiło wszystko, gdy na chwilę zniknął zasięg.',
      ],
      quantity: ['Zmieniam 2 na 4, a wraca 2.', 'Po co ten przycisk „Zmień”? O mało nie kupiłam za dużo.'],
    },
    should: ['Koszyk ma pamiętać, co w nim jest, także bez zasięgu.', 'Pełna cena od samego początku.'],
    good: ['Koszt dostawy podany, zanim cokolwiek wpisałam. Rzadkość.'],
  },
  checkout: {
    wrong: {
      payment: [
        'Trzy razy odrzucona karta, a bank mówi, że nikt o nic nie pytał.',
        'Wieczorem płatność nie przeszła, rano tą samą kartą bez problemu.',
        'Nic nie pobrano, zamówienia nie ma i nie wiem, co dalej.',
        'Dwie karty, obie działają wszędzie, tylko nie tutaj.',
        'Po trzeciej próbie kupiłam gdzie indziej.',
        'Komunikat zwala winę na bank. Z bankiem wszystko w porządku.',
      ],
      form: [
        'Nie przyjmuje mojego kodu pocztowego. Mieszkam tu od dwudziestu lat.',
        'Datę trzeba zgadywać. Dopiero po trzeciej próbie mówi, jak ma wyglądać.',
        'Przez zły kod pocztowy skasował mi numer karty.',
      ],
      'small-screen': [
        'W telefonie klawiatura zasłania pole, w którym piszę.',
        'Przycisk „Zapłać” chowa się pod klawiaturą.',
        'Strona powiększa się po dotknięciu pola i już tak zostaje.',
      ],
      method: ['Brak BLIK-a.', 'Tylko karty. A przelew?', 'Bez BLIK-a nie kupuję z telefonu.'],
    },
    should: [
      'Jedna próba i działa.',
      'Powiedzcie dokładnie, co jest nie tak, i nie kasujcie danych.',
      'Dajcie inny sposób zapłaty, gdy pierwszy zawiedzie.',
      'BLIK.',
    ],
    good: ['Najkrótsza kasa od lat.', 'Bez zakładania konta, super.'],
  },
  'order-status': {
    wrong: {
      late: [
        'Miało być za dwa dni, mija piąty.',
        'To był prezent na sobotę. Dziś poniedziałek.',
        'Obiecany piątek minął, a strona dalej pisze „w drodze”.',
        'Wzięłam wolne, żeby odebrać. Nikt nie przyjechał.',
        'Trzecie zamówienie i trzeci raz po terminie.',
        'Jeśli to trwa tydzień, napiszcie tydzień. I tak bym zamówił.',
      ],
      'no-news': [
        'Ani jednego e-maila od zamówienia.',
        'O spóźnieniu dowiedziałem się, czekając.',
        'Strona nie mówi, dlaczego.',
      ],
      carrier: [
        'Przewoźnik mówi, że paczki nie dostał, Wy że ma.',
        'Paczka od czwartku stoi w magazynie, czterdzieści minut ode mnie.',
        'Kurier wpisał „nikogo nie było”. Byliśmy wszyscy.',
      ],
      damaged: ['Jedna miska pęknięta. Cała ochrona to jedna kartka papieru.'],
    },
    should: [
      'Bądźcie w dniu, który obiecujecie.',
      'Napiszcie od razu, gdy wiadomo, że będzie później.',
      'Podajcie uczciwą datę.',
    ],
    good: ['Dzień wcześniej, miłe zaskoczenie.'],
  },
  returns: {
    wrong: {
      form: [
        'Formularz twierdzi, że to nie Wasz numer zamówienia. Jest w Waszym e-mailu.',
        'Wpisuję numer na cztery sposoby, zawsze źle.',
        'Po polsku formularz odrzuca wszystko. Po angielsku przeszło za pierwszym razem.',
        'Nie wiadomo, które pole mu się nie podoba.',
        'Trzeci dzień próbuję zwrócić fartuch. Ciągle „to nie jest numer”.',
        'Zrezygnowałam i oddałam miski siostrze.',
      ],
      refund: [
        'Paczka wróciła trzy tygodnie temu, pieniędzy nie ma.',
        'Potwierdziliście zwrot czwartego. Gdzie przelew?',
        'Zwrot na kartę miał być w pięć dni. Mija dwunasty.',
      ],
      rules: ['60 dni od zamówienia czy od dostawy?', 'Czy uprany fartuch można zwrócić? Nigdzie tego nie ma.'],
      postage: [
        'Etykieta opłacona, ale do najbliższej poczty mam trzydzieści kilometrów. A paczkomat?',
        'Bez paczkomatu zwrot to wyprawa.',
      ],
    },
    should: [
      'Przyjmijcie numer tak, jak stoi w e-mailu.',
      'Oddajcie pieniądze po nadaniu paczki.',
      'Zwrot przez paczkomat.',
    ],
    good: ['Etykieta od razu, pieniądze po dwóch dniach.'],
  },
  help: {
    wrong: {
      'no-answer': ['Nic o częściach zamiennych.'],
      unclear: ['„Lepiej nie” to nie odpowiedź. Zardzewieje czy nie?'],
      slow: ['Długo się otwierało.'],
    },
    should: ['Numer telefonu.'],
    good: [
      'Odpowiedź w dziesięć sekund.',
      'Krótko i jasno.',
      'Napisałam o dziewiątej, o dziesiątej była odpowiedź. Od człowieka!',
      'Uwaga o rozmiarach fartuchów oszczędziła mi zwrotu.',
    ],
  },
};
