using { managed } from '@sap/cds/common';

namespace larkfield.demo;

entity Plants {
  key code    : String(4);
      name    : String(60);
      country : String(2);
}

entity Equipment : managed {
  key number       : String(12);
      description  : String(80);
      plant        : Association to Plants;
      manufacturer : String(40);
      installedOn  : Date;
      criticality  : String(1);
      YY1_Line     : String(20);
}

entity WorkOrders : managed {
  key number      : String(12);
      description : String(120);
      equipment   : Association to Equipment;
      priority    : Integer;
      status      : String(16);
      dueOn       : Date;
      hours       : Decimal(7, 2);
}

entity SpareParts : managed {
  key number  : String(18);
      name    : String(80);
      stock   : Integer;
      reorder : Integer;
      price   : Decimal(9, 2);
}

entity Company {
  key name        : String(30);
      displayName : String(60);
      vendors     : Association to many Vendors on vendors.company = $self;
}

entity Vendors {
  key number  : String(12);
      company : Association to Company;
      name    : String(60);
      city    : String(40);
}

@path: 'maintenance'  @requires: 'authenticated-user'
service MaintenanceService {
  @readonly  @restrict: [{ grant: 'READ', to: 'planner' }]
  entity WorkOrders as projection on demo.WorkOrders;

  @readonly  @restrict: [{ grant: 'READ', to: 'planner' }]
  entity Equipment  as projection on demo.Equipment;

  @readonly  @restrict: [{ grant: 'READ', to: 'planner' }]
  entity SpareParts as projection on demo.SpareParts;

  @readonly  @restrict: [{ grant: 'READ', to: 'planner' }]
  entity Plants     as projection on demo.Plants;
}

@path: 'ledger'  @requires: 'authenticated-user'
service LedgerService {
  @readonly  entity Company as projection on demo.Company;
  @readonly  entity vendors as projection on demo.Vendors;
}
