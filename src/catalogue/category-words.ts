/**
 * How people call each category who do not know what their system is called, in the five languages: the beginnings of words, folded as
 * the search folds them, of four letters or more (shorter ones begin too much). They count only where no name fits.
 */
export const categoryWords: Readonly<Record<string, string>> = {
  'Accounting & finance':
    'account bookkeep ledger invoic buchhaltung finanz rechnung comptab factur finance contab finanza محاسب مالي فواتير',
  'Asset & tool tracking': 'outil outillage werkzeug herramient activos inventaire اصول ادوات',
  Aviation: 'luftfahrt flugzeug aviation aerien aviacion aeronaut طيران',
  'BI & analytics':
    'dashboard report analyse auswertung berichte kennzahl rapport tableau informes analisis indicador تحليل تقارير',
  'BMS & energy management': 'gebaude energie energy energia batiment edificio hvac طاق مباني',
  'CMMS & EAM':
    'mainten instandhalt wartung reparatur ersatzteil anlagen entretien gmao manten repuesto spare work repair travail trabajo صيان اوامر',
  'CRM & sales': 'vertrieb kunden customer sales client vente ventas مبيعات عملاء',
  'Collaboration & communication': 'projekt projet proyecto aufgaben tache tarea chat مشاريع مهام',
  'Condition monitoring & APM': 'zustand condition vibration schwingung etat estado vibraciones اهتزاز',
  'Connected worker & inspections':
    'inspekt inspect inspec checklist prufung rundgang digitalis controle تفتيش فحص',
  'Construction & engineering': 'baustell bauwesen construct chantier obra ingenier انشاء بناء',
  'Data platforms & databases': 'datenbank database base donnees datos بيانات',
  'Documents & content':
    'dokument document spreadsheet tabelle tabellenkalk tableur hoja مستندات وثايق ملفات',
  'E-commerce & payments': 'webshop shop zahlung payment paiement boutique tienda pagos متجر دفع',
  'EDI & B2B': 'austausch echange intercambio',
  'EHS, risk & ESG':
    'arbeitssicher sicherheit umwelt safety securite environnement seguridad ambiente incident سلام مخاطر',
  ERP: 'warenwirtschaft unternehmens progiciel enterprise entreprise empresa موسس',
  'Energy & utilities': 'versorger stadtwerk utilit agua wasser مرافق مياه',
  'Equipment telematics': 'baumaschine telemat engins maquinaria معدات',
  'Facilities & IWMS': 'facilit facility gebaudemanagement immeuble instalacion مرافق',
  'Field service': 'aussendienst techniker field terrain campo tecnico intervention ميدان',
  'Fleet & telematics': 'fuhrpark flotten flotte flota fahrzeug vehic اسطول مركبات',
  'HR & workforce':
    'personal lohn gehalt zeiterfassung schicht payroll employee time shift paie salaire temps recursos nomina turnos بشري رواتب موظف',
  Healthcare: 'krankenhaus klinik hospital hopital sante salud clinic مستشفي صحي',
  'Historians & time series': 'zeitreihe prozessdaten historian historique historico',
  'Hospitality, retail & POS': 'kasse hotel caisse handel retail detail caja minorista فندق متجر',
  'IIoT & edge': 'sensor capteur internet gateway مستشعر حساسات',
  'IT, security & developer tools': 'sicherheit monitoring uberwach surveillance vigilancia امن',
  'Integration & automation': 'schnittstell integrat automat تكامل',
  'LIMS & lab': 'labor laborat laboratoire مختبر',
  'MES & production':
    'fertigung produktion betriebsdaten manufactur production fabrication produccion fabricac انتاج تصنيع',
  'Machines, PLCs & robots': 'maschine roboter steuerung machine automate maquina robot الات',
  Marine: 'schiff reederei vessel navire buque barco سفن',
  'Marketing & surveys': 'umfrage werbung survey enquete encuesta marketing تسويق استبيان',
  Mining: 'bergbau mine miner mineria تعدين',
  'PLM, PDM & PIM': 'produktdaten konstruktion zeichnung drawing produit dessin producto diseno منتج',
  'Procurement & spend':
    'einkauf beschaffung lieferant purchas procure supplier achat fournisseur compra proveedor مشتريات موردين',
  'Property & real estate': 'immobil hausverwalt inmobil propert عقارات',
  'QMS & compliance': 'qualitat quality qualite calidad audit جود',
  'Rental & dealer': 'vermiet miete verleih location alquiler handler تاجير',
  'SCADA, HMI & DCS': 'leitsystem prozessleit leittechnik supervision supervis visualis تحكم',
  'Service desk & support': 'ticket helpdesk kundendienst assistance soporte asistencia دعم تذاكر',
  'Supply chain planning': 'planung planning planifi lieferkette supply approvision suministro تخطيط توريد',
  'TMS & logistics': 'logist spedition versand transport shipping expedition envio نقل لوجست شحن',
  'WMS & inventory':
    'lager bestand warenein stock entrepot magasin almacen inventar inventory warehouse existencias مستودع مخزن مخزون',
};
