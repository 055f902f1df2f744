-- Key, without its part, of an indicator's headline value in one area, residence and year: code/area/residence/year.
create macro macros.value_key(code, area, residence, year) as macros.claim_key(code, '', '', '', area, residence, year, '')
