SwaggerUIBundle({
  url: "/api/v1/openapi.yaml",
  dom_id: "#contract",
  deepLinking: true,
  displayOperationId: true,
  showExtensions: true, // x-roles: who may call it
  validatorUrl: null, // or it would ask a foreign host for a badge
});
