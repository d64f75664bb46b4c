-- Whoever comes to register has no KPJ yet; where the service was loaded before, it says so now.
UPDATE service SET catalogue = catalogue || '{"asksKpj": false}' WHERE code = 'REGISTRATION';
